using System.Globalization;
using System.Text;
using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>Prints the story with simulated dates, and keeps it.</summary>
internal sealed class Telling(TextWriter output)
{
    private readonly StringBuilder all = new();
    private DateTimeOffset? start;

    /// <summary>All that was told.</summary>
    public string Text => all.ToString();

    /// <summary>A heading.</summary>
    public void Chapter(string title) => Print($"\n{title}");

    /// <summary>One event with the simulated date and week.</summary>
    public async Task SayAsync(DemoSite site, string text)
    {
        var now = await site.Time.NowAsync();
        start ??= now;
        Print(string.Create(CultureInfo.InvariantCulture, $"  {now:yyyy-MM-dd HH:mm}  week {1 + (int)((now - start.Value).TotalDays / 7),2}  {text}"));
    }

    private void Print(string line)
    {
        all.AppendLine(line);
        output.WriteLine(line);
    }
}

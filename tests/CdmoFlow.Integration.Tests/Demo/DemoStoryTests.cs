using System.Globalization;
using System.Text.RegularExpressions;
using CdmoFlow.Integration.Tests.Hosting;

namespace CdmoFlow.Integration.Tests.Demo;

[Trait("Category", "Demo")]
public partial class DemoStoryTests
{
    [Fact]
    public async Task The_played_demo_ends_contracted_and_leaves_its_files()
    {
        using var folder = new TemporaryFolder();
        await using var demo = LocalProcess.Start(folder.Path, null, "demo");

        var exitCode = await demo.ExitCodeAsync(TimeSpan.FromMinutes(4));

        Assert.True(exitCode == 0, $"{demo.Error}\n{demo.Output}");
        var last = LastLine().Match(demo.Output);
        Assert.True(last.Success, demo.Output);
        Assert.Equal("8", last.Groups["approvals"].Value);
        var left = Path.Combine(folder.Path, "demo-out");
        var files = Directory.GetFiles(left, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Length, int.Parse(last.Groups["files"].Value, CultureInfo.InvariantCulture));
        foreach (var pattern in (string[])["request-for-proposal-1.pdf", "comparison-1.pdf", "decision-memo-1.pdf", "signatures.pdf", "msa-*.pdf", "sow-*.pdf", "quality-agreement-*.pdf"])
            Assert.Single(Directory.GetFiles(left, pattern, SearchOption.AllDirectories));
        Assert.Equal(4, Directory.GetFiles(Path.Combine(left, "receipts"), "*.pdf").Length);
        Assert.All(files.Where(f => f.EndsWith(".pdf", StringComparison.Ordinal)), f => Assert.True(File.ReadAllBytes(f).AsSpan().StartsWith("%PDF-"u8), f));
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder.Path, ".azurite")));

        foreach (var told in (string[])["asks for the selections: 401", "tries the room of", "tries a file of", "one second after the deadline: 409", "before the opening: 409", "kill -9", "sends the shortlist back", "raises the flag reluctant_audit"])
            Assert.Contains(told, demo.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^demo: selection [0-9a-f]{32} contracted in \d+\.\d s; 5 stages, (?<approvals>\d+) approvals, \d+ mails, (?<files>\d+) files\s*\z", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastLine();
}

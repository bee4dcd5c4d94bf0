namespace CdmoFlow.LocalRuntime.Tests.Api;

/// <summary>The local runtime must offer exactly what <c>offered-api.txt</c> says, which is cut from the packages' real API.</summary>
public sealed class OfferingThePackagesApi
{
    private static readonly string[] Listed = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "offered-api.txt")).Where(line => line.Length > 0 && line[0] != '#')];
    private static readonly string[] Offered = [.. PublicSurface.Lines(typeof(LocalRuntimeOptions).Assembly).Order(StringComparer.Ordinal)];

    [Fact]
    public void Nothing_is_offered_that_the_packages_do_not_have() => AssertNone(Offered.Except(Listed, StringComparer.Ordinal));

    [Fact]
    public void Everything_listed_is_offered() => AssertNone(Listed.Except(Offered, StringComparer.Ordinal));

    private static void AssertNone(IEnumerable<string> lines)
    {
        var all = string.Join('\n', lines);
        Assert.True(all.Length == 0, all);
    }
}

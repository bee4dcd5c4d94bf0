using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace CdmoFlow.Tests;

public class ReadmeTests
{
    internal static readonly string Root = FindRoot();
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_quoted_orchestrator_is_the_file()
    {
        var file = File.ReadAllText(Path.Combine(Root, "src/CdmoFlow.Functions/Selections/SelectionOrchestrator.cs")).ReplaceLineEndings("\n");
        var method = file[file.IndexOf("    /// <summary>Runs the stages", StringComparison.Ordinal)..file.LastIndexOf("\n}", StringComparison.Ordinal)];
        var quoted = string.Join('\n', method.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line)).TrimEnd();
        Assert.Contains($"```csharp\n{quoted}\n```", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_of_the_sample_has_its_line()
    {
        var values = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")))!["Values"]!;
        Assert.All(values, setting => Assert.Contains($"| `{setting.Key}` |", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_path_it_names_exists()
    {
        var paths = Readme.Split('`').Where((_, i) => i % 2 == 1).Where(p => p.StartsWith("src/", StringComparison.Ordinal) || p.StartsWith("tests/", StringComparison.Ordinal));
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(Root, path)), $"{path} does not exist."));
    }

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}

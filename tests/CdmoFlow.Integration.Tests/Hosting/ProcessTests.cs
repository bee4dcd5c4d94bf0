using System.Text.Json;

namespace CdmoFlow.Integration.Tests.Hosting;

public class ProcessTests
{
    [Fact]
    public async Task Without_Node_one_sentence_says_what_to_install()
    {
        using var folder = new TemporaryFolder();
        await using var process = LocalProcess.Start(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = folder.Path }, "--port", "0");

        Assert.Equal(2, await process.ExitCodeAsync());
        Assert.Contains("Install Node.js 20 or newer", process.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', process.Error);
    }

    [Fact]
    public async Task Serve_without_settings_names_each_in_a_sentence_and_ends_with_code_2()
    {
        using var folder = new TemporaryFolder();
        await using var process = LocalProcess.Start(folder.Path, null, "serve");

        Assert.Equal(2, await process.ExitCodeAsync());
        foreach (var setting in (string[])["Site__BaseAddress", "Mail__ApiKey", "Mail__FromAddress", "Storage__ConnectionString"])
            Assert.Single(process.Error.Split('\n'), line => line.StartsWith($"The setting {setting} is missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_is_on_standard_output()
    {
        using var folder = new TemporaryFolder();
        await using var process = LocalProcess.Start(folder.Path, null, "--help");

        Assert.Equal(0, await process.ExitCodeAsync());
        Assert.Contains("serve [--storage <connection string>]", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_demo_s_emulator_is_adopted_by_the_next_start_and_ended_with_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        await using var first = LocalProcess.Start(folder.Path, null, "--port", "0");
        await first.ReadyAsync();
        var note = await File.ReadAllTextAsync(Path.Combine(folder.Path, ".azurite", "run.json"));
        await first.KillAsync();

        await using var second = LocalProcess.Start(folder.Path, null, "--port", "0");
        await second.ReadyAsync();
        var adopted = await File.ReadAllTextAsync(Path.Combine(folder.Path, ".azurite", "run.json"));
        Assert.Equal(ProcessIdIn(note), ProcessIdIn(adopted));

        Assert.Equal(0, await second.TerminateAsync());
        Assert.False(File.Exists(Path.Combine(folder.Path, ".azurite", "run.json")));
        Assert.False(CdmoFlow.Local.Emulator.ProcessLife.IsRunning(ProcessIdIn(note)));
    }

    private static int ProcessIdIn(string note)
    {
        using var json = JsonDocument.Parse(note);
        return json.RootElement.GetProperty("ProcessId").GetInt32();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;
using CdmoFlow.Local.Emulator;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>Plays a whole selection from scoping to signed contract, over HTTP alone, on skipped time.</summary>
internal static class StoryRun
{
    private static readonly (string Title, Func<StoryContext, Task> Play)[] Chapters =
    [
        ("Scoping", ScopingChapter.PlayAsync),
        ("Longlist", LonglistChapter.PlayAsync),
        ("Confidentiality agreements", ConfidentialityChapter.PlayAsync),
        ("RFP and proposals", RfpChapter.PlayAsync),
        ("Deadline and opening", DeadlineChapter.PlayAsync),
        ("Scores and shortlist", ShortlistChapter.PlayAsync),
        ("Audits", AuditChapter.PlayAsync),
        ("Decision", DecisionChapter.PlayAsync),
        ("Contract", ContractChapter.PlayAsync),
        ("Records", RecordsChapter.PlayAsync),
    ];

    /// <summary>How long the people of the story press again while the site says that storage is away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The exit code: 0 when every step did what it should.</summary>
    public static async Task<int> RunAsync(CommandLine asked)
    {
        var watch = Stopwatch.StartNew();
        var folder = Path.GetFullPath(Path.Combine(".azurite", string.Create(CultureInfo.InvariantCulture, $"demo-{Environment.ProcessId}")));
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }

        try
        {
            // The emulator belongs to this process: the site is killed on the way, its storage must not be.
            await using var azurite = await Azurite.StartAsync(new() { DataFolder = folder });
            await using var process = await SiteProcess.StartAsync(asked.Port is null or 0 ? FreePorts.Take(1)[0] : asked.Port.Value, folder);
            var playing = PlayAsync(process, watch);
            if (await Task.WhenAny(playing, stop.Task) != playing) return 130;
            if (await playing is not { } lastLine) return 1;
            Console.WriteLine();
            Console.WriteLine(lastLine);
            if (!asked.Keep) return 0;
            Console.WriteLine($"\nThe result is served at {process.Address}\n  mailbox {process.Address}dev/mail   personas {process.Address}dev/personas   files {Path.GetFullPath("demo-out")}\n  Ctrl+C ends it.");
            await stop.Task;
            return 0;
        }
        finally
        {
            if (!asked.Keep && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The last line; null when a step failed, which is told.</summary>
    private static async Task<string?> PlayAsync(SiteProcess process, Stopwatch watch)
    {
        try
        {
            return await PlayChaptersAsync(process, Path.GetFullPath("demo-out"), watch, Console.Out);
        }
        // Whatever it is: the site and the emulator have to be ended, and the exit code says that it failed.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync($"\ndemo failed: {(e is StepFailedException ? e.Message : e)}\nThe site said last:\n{process.LastWords}");
            return null;
        }
    }

    /// <summary>Plays all chapters on a running site; answers the last line.</summary>
    /// <param name="process">The site, which is killed and started again on the way.</param>
    /// <param name="folder">Where the files of the story are left; emptied first.</param>
    /// <param name="watch">Running since the beginning.</param>
    /// <param name="output">Where the story is told.</param>
    /// <exception cref="StepFailedException">A step did not do what it should.</exception>
    internal static async Task<string> PlayChaptersAsync(SiteProcess process, string folder, Stopwatch watch, TextWriter output)
    {
        using var site = new DemoSite(process.Address, Patience);
        using var team = new SponsorTeam(site);
        var telling = new Telling(output);
        var evidence = new Evidence(folder);
        var story = new StoryContext(team, process, telling, evidence);
        await output.WriteLineAsync($"A selection by {TeamRole.Sponsor}; all companies and people are invented. The site runs at {process.Address}");
        foreach (var (title, play) in Chapters)
        {
            story.Chapter(title);
            await play(story);
        }

        await evidence.KeepAsync("story.txt", System.Text.Encoding.UTF8.GetBytes(telling.Text));
        var approvals = (await story.Scene.LookAsync()).Gates.Sum(g => g.Decisions.Count(d => d.Approved));
        var mails = (await site.Mails.AllAsync()).Count;
        story.Scene.Dispose();
        return string.Create(CultureInfo.InvariantCulture, $"demo: selection {story.Scene.Id} contracted in {watch.Elapsed.TotalSeconds:0.0} s; 5 stages, {approvals} approvals, {mails} mails, {evidence.Count} files");
    }
}

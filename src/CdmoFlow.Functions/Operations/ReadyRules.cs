using System.Globalization;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Operations;

/// <summary>How what was seen is judged. Numbers and our own words only.</summary>
internal static class ReadyRules
{
    /// <summary>A clock that is off by more makes signed addresses begin too late or end too early.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);

    /// <summary>The reconciler runs every five minutes: three missed runs are a fault.</summary>
    public static readonly TimeSpan MostSweepAge = TimeSpan.FromMinutes(15);

    /// <summary>A signal that three sweeps raised again and nobody acted on.</summary>
    public static readonly TimeSpan MostSignalAge = TimeSpan.FromMinutes(15);

    /// <summary>A mail that has waited for an hour will not leave by itself soon.</summary>
    public static readonly TimeSpan MostMailAge = TimeSpan.FromHours(1);

    /// <summary>The clock of this machine beside that of the storage service.</summary>
    public static ReadyPart Clock(DateTimeOffset here, DateTimeOffset? there)
    {
        if (there is not { } theirs) return new("clock", false, "unknown: storage told no time");
        // The header has whole seconds.
        var skew = (here - theirs).Duration() - TimeSpan.FromSeconds(1);
        return skew <= MostSkew ? new("clock", true, "agrees with storage") : new("clock", false, $"differs from storage by {Seconds(skew)} s");
    }

    /// <summary>Orchestrations: the client answers, and the sweep that looks after them has run.</summary>
    /// <param name="sweep">The last one; null before the first.</param>
    /// <param name="now">Real time.</param>
    /// <param name="startedAt">When this process began: a new installation has not swept yet.</param>
    public static ReadyPart Engine((SweepNote Note, DateTimeOffset At)? sweep, DateTimeOffset now, DateTimeOffset startedAt)
    {
        if (sweep is not var (note, at)) return now - startedAt <= MostSweepAge ? new("engine", true, "just started") : new("engine", false, "the sweep has never run");
        // After a long stop the first sweep gets its time, too.
        if (now - at > MostSweepAge && now - startedAt > MostSweepAge) return new("engine", false, $"the last sweep was {Minutes(now - at)} min ago");
        return note.OldestSignal >= MostSignalAge ? new("engine", false, $"a signal has waited for {Minutes(note.OldestSignal)} min") : new("engine", true, "works");
    }

    /// <summary>Mail: it is set up, and nothing has been waiting for long. No mail is sent to find out.</summary>
    public static ReadyPart Mail(bool isSetUp, SweepNote? note)
    {
        if (!isSetUp) return new("mail", false, "settings are missing");
        return note?.OldestMail >= MostMailAge ? new("mail", false, $"the oldest mail has waited for {Minutes(note.OldestMail)} min") : new("mail", true, "nothing has waited for long");
    }

    private static string Minutes(TimeSpan span) => ((long)span.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan span) => ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics.Metrics;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Operations;

/// <summary>Figures of the product for whoever watches over it. They carry no id, no name and no content.</summary>
public static class ProductMetrics
{
    /// <summary>Name of the meter; whoever asks for it has the instruments made, so that they are there before the first sweep.</summary>
    public static string Name => Meter.Name;

    /// <summary>Gauge, seconds: for how long the oldest signal has waited for its orchestration to move.</summary>
    public const string OldestSignalName = "cdmoflow.signal.oldest";

    /// <summary>Gauge, seconds: for how long the oldest mail has waited to be sent.</summary>
    public const string OldestMailName = "cdmoflow.mail.oldest";

    /// <summary>Counter: mails given up.</summary>
    public const string MailFailuresName = "cdmoflow.mail.failures";

    /// <summary>Gauge: selections that need a person's attention.</summary>
    public const string AttentionName = "cdmoflow.attention.selections";

    /// <summary>Gauge: faults that wait for a person.</summary>
    public const string FaultsName = "cdmoflow.attention.faults";

    private static readonly Meter Meter = new("CdmoFlow");
    private static readonly Counter<long> MailFailures = Meter.CreateCounter<long>(MailFailuresName, "{mail}");
    private static SweepNote last = new(0, 0, TimeSpan.Zero, TimeSpan.Zero);

    static ProductMetrics()
    {
        Meter.CreateObservableGauge(OldestSignalName, () => last.OldestSignal.TotalSeconds, "s");
        Meter.CreateObservableGauge(OldestMailName, () => last.OldestMail.TotalSeconds, "s");
        Meter.CreateObservableGauge(AttentionName, () => last.Attention, "{selection}");
        Meter.CreateObservableGauge(FaultsName, () => last.Faults, "{fault}");
    }

    /// <summary>Takes over what a sweep found.</summary>
    public static void Swept(SweepNote note) => Volatile.Write(ref last, note);

    /// <summary>A mail was given up.</summary>
    public static void MailGivenUp() => MailFailures.Add(1);
}

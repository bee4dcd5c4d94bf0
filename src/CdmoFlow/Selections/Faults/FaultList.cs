using CdmoFlow.Records;
using CdmoFlow.Rfp;

namespace CdmoFlow.Selections.Faults;

/// <summary>Holds what is found now against the faults that are known: opens new ones, opens again what failed anew, settles what is over.</summary>
public static class FaultList
{
    /// <summary>So long a person's retry may take before the same failure counts as not helped.</summary>
    public static readonly TimeSpan RetryTakes = TimeSpan.FromMinutes(15);

    private const int MostAtOnce = 15;

    /// <summary>The faults that wait, oldest first.</summary>
    public static IReadOnlyList<Fault> Pending(Selection selection) => [.. selection.All<Fault>().Where(f => f.IsPending).OrderBy(f => f.Since)];

    /// <summary>What changes; empty when everything is known. What does not fit into one change comes with the next look.</summary>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="lookedFor">The kinds that were looked for: of these, what was not found is over.</param>
    /// <param name="found">What was found.</param>
    /// <param name="now">Business time.</param>
    public static Change Merge(Selection selection, IReadOnlyCollection<FaultKind> lookedFor, IReadOnlyList<FaultFinding> found, DateTimeOffset now)
    {
        var change = new Change();
        foreach (var finding in found.Where(f => IsNews(selection, f, now)).Take(MostAtOnce)) Open(change, selection, finding);
        var ids = found.Select(f => Fault.IdOf(f.Kind, f.Subject)).ToHashSet(StringComparer.Ordinal);
        foreach (var over in selection.All<Fault>().Where(f => f.IsPending && lookedFor.Contains(f.Kind) && !ids.Contains(f.Id)).Take(MostAtOnce))
            Close(change, selection, over with { State = FaultState.Settled }, "fault.settled");
        return change;
    }

    /// <summary>Puts one fault on the list, where it is not there already.</summary>
    public static void Open(Change change, Selection selection, FaultFinding finding)
    {
        var before = selection.Find<Fault>(Fault.KeyOf(Fault.IdOf(finding.Kind, finding.Subject)));
        if (before is { State: FaultState.Open } && before.Mark == finding.Mark) return;
        var fault = finding.ToFault(before);
        change.Put(fault).Note(before is null ? "fault.found" : "fault.found_again", fault.RowKey, before is null ? null : EnumNames.Of(before.State), finding.Subject);
        var state = selection.After(change).State;
        if (finding.Sentence is { } sentence && !state.Needs(sentence)) change.Put(state.Needing(sentence));
    }

    /// <summary>Writes a fault that no longer waits, and takes its sentence off the selection's list unless another fault has the same.</summary>
    internal static void Close(Change change, Selection selection, Fault fault, string action, string? reason = null)
    {
        var before = selection.Find<Fault>(fault.RowKey);
        change.Put(fault).Note(action, fault.RowKey, before is null ? null : EnumNames.Of(before.State), EnumNames.Of(fault.State), reason);
        var after = selection.After(change);
        if (fault.Sentence is { } sentence && after.State.Needs(sentence) && !after.All<Fault>().Any(f => f.State == FaultState.Open && f.Sentence == sentence))
            change.Put(after.State.Settled(sentence));
    }

    private static bool IsNews(Selection selection, FaultFinding finding, DateTimeOffset now) => selection.Find<Fault>(Fault.KeyOf(Fault.IdOf(finding.Kind, finding.Subject))) switch
    {
        null or { State: FaultState.Settled } => true,
        { State: FaultState.Retried, ActedAt: { } at } known => known.Mark != finding.Mark || now - at > RetryTakes,
        { } known => known.Mark != finding.Mark,
    };
}

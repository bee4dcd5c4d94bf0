using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>The three agreements with the CDMO that is selected now; those of a CDMO that was tried before stay in the record and count no more.</summary>
public static class CurrentAgreements
{
    /// <summary>The agreements in the order MSA, SOW, Quality Agreement; empty before the award.</summary>
    public static IReadOnlyList<Agreement> Of(Selection selection) =>
        selection.State.Stage < Stage.Contract || selection.State.WinnerId is not { } winner
            ? []
            : [.. selection.Agreements.Where(a => a.CdmoId == winner).OrderBy(a => a.Kind)];

    /// <summary>One of them, or null.</summary>
    public static Agreement? Find(Selection selection, AgreementKind kind) => Of(selection).FirstOrDefault(a => a.Kind == kind);

    /// <summary>Those that do not bind both sides yet.</summary>
    public static IReadOnlyList<Agreement> Unexecuted(Selection selection) => [.. Of(selection).Where(a => !a.IsExecuted)];

    /// <summary>True when development is not covered: MSA or SOW is missing.</summary>
    public static bool LacksCore(Selection selection) => Unexecuted(selection).Any(a => a.Kind is AgreementKind.Msa or AgreementKind.Sow);

    /// <summary>Adds the three drafts for a newly selected CDMO to a change.</summary>
    public static void Begin(Change change, string cdmoId)
    {
        foreach (var kind in Enum.GetValues<AgreementKind>()) change.Put(new Agreement { CdmoId = cdmoId, Kind = kind });
    }
}

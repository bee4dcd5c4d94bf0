using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>Which work may start in a selection, from its agreements and the qualification of the selected CDMO's site.</summary>
public static class WorkStart
{
    /// <summary>Judges a selection. No letter of intent is kept yet, therefore time plays no part.</summary>
    public static StartOfWork Of(Selection selection)
    {
        bool Executed(AgreementKind kind) => CurrentAgreements.Find(selection, kind)?.IsExecuted == true;
        var site = selection.Audits.FirstOrDefault(a => a.CdmoId == selection.State.WinnerId)?.Qualification?.Verdict;
        return StartOfWork.Check(
            new StartOfWorkFacts(
                Executed(AgreementKind.Msa),
                null,
                Executed(AgreementKind.Sow),
                CurrentAgreements.Find(selection, AgreementKind.QualityAgreement)?.State == AgreementState.Effective,
                site),
            DateTimeOffset.MaxValue);
    }
}

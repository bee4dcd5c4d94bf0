namespace CdmoFlow.Contracts;

/// <summary>The three agreements of a selection.</summary>
public enum AgreementKind
{
    /// <summary>Master services agreement: the terms under which all work stands.</summary>
    Msa,

    /// <summary>Statement of work: one phase with deliverables, dates and price.</summary>
    Sow,

    /// <summary>Quality Agreement: who answers for what under cGMP; separate, and without commercial terms.</summary>
    QualityAgreement,
}

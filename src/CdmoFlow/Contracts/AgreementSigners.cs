using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>Who binds the sponsor: money and law for MSA and SOW, Quality Assurance alone for the Quality Agreement, so that commercial pressure never signs for quality.</summary>
public static class AgreementSigners
{
    /// <summary>The functions that may sign an agreement for the sponsor.</summary>
    public static IReadOnlyList<SponsorFunction> Functions(AgreementKind kind) =>
        kind == AgreementKind.QualityAgreement ? [SponsorFunction.QualityAssurance] : [SponsorFunction.FinanceLegal, SponsorFunction.Executive];

    /// <summary>True when a seat of the team may sign.</summary>
    public static bool May(TeamSeat? seat, AgreementKind kind) => seat is not null && seat.Functions.Any(Functions(kind).Contains);

    /// <summary>Person ids of the sponsor's people who may sign, each once.</summary>
    public static IReadOnlyList<string> Of(Selection selection, AgreementKind kind) =>
        [.. selection.State.Team.Where(seat => May(seat, kind)).Select(seat => seat.PersonId).Distinct(StringComparer.Ordinal)];
}

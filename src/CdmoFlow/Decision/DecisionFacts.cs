using CdmoFlow.Evaluation;

namespace CdmoFlow.Decision;

/// <summary>Everything the decision rests on.</summary>
/// <param name="Reference">The selection's id.</param>
/// <param name="Title">Program and work package.</param>
/// <param name="Sponsor">Who decides.</param>
/// <param name="DecidedAt">UTC.</param>
/// <param name="TimeZone">IANA zone of the selection.</param>
/// <param name="WinnerId">Id of the selected CDMO.</param>
/// <param name="RunnerUpId">Id of the reserve, or null when there is none.</param>
/// <param name="Reason">Why the winner.</param>
/// <param name="RunnerUpReason">Why the runner-up, or empty.</param>
/// <param name="NotTopRankReason">Why not the first of the ranking; must be given when the winner is not first.</param>
/// <param name="Ranking">The final scorecard, best first.</param>
/// <param name="Names">Name of each CDMO by id.</param>
/// <param name="Flags">Red and green flags as people confirmed or left them.</param>
/// <param name="Qualifications">Result of Quality Assurance by CDMO id, in words.</param>
public sealed record DecisionFacts(
    string Reference,
    string Title,
    string Sponsor,
    DateTimeOffset DecidedAt,
    string TimeZone,
    string WinnerId,
    string? RunnerUpId,
    string Reason,
    string RunnerUpReason,
    string NotTopRankReason,
    IReadOnlyList<RankedCdmo> Ranking,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<DecisionFlag> Flags,
    IReadOnlyDictionary<string, string> Qualifications);

/// <summary>A flag raised in the course of the selection.</summary>
/// <param name="CdmoId">Whom it concerns.</param>
/// <param name="IsRed">True for a warning, false for a good sign.</param>
/// <param name="Text">What was seen.</param>
/// <param name="State">To confirm, confirmed or dismissed, with the reason.</param>
public sealed record DecisionFlag(string CdmoId, bool IsRed, string Text, string State);

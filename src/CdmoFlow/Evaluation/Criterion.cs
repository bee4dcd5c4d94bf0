using CdmoFlow.People;

namespace CdmoFlow.Evaluation;

/// <summary>One line of the scorecard.</summary>
/// <param name="Key">Stable key such as <c>A1</c>; scores, weights and knock-outs refer to it.</param>
/// <param name="Group">Letter of the group, which carries the default weight.</param>
/// <param name="Name">Short name for tables.</param>
/// <param name="Description">What the evaluator looks for.</param>
/// <param name="KnockOut">True when a score of 1 ends the CDMO's chances in every selection.</param>
/// <param name="ScoredAt">When there is something to score.</param>
/// <param name="Functions">The functions that can judge it.</param>
public sealed record Criterion(
    string Key,
    string Group,
    string Name,
    string Description,
    bool KnockOut,
    ScoredAt ScoredAt,
    IReadOnlyList<SponsorFunction> Functions)
{
    /// <summary>True when this criterion can be scored at the pass: paper cannot show a clean plant.</summary>
    public bool IsScoredAt(ScoringPass pass) => ScoredAt switch
    {
        ScoredAt.Both => true,
        ScoredAt.Proposal => pass == ScoringPass.Proposal,
        _ => pass == ScoringPass.DueDiligence,
    };
}

/// <summary>Where the evidence for a criterion is found.</summary>
public enum ScoredAt
{
    /// <summary>Only in the proposal and the questions before it.</summary>
    Proposal,

    /// <summary>Only in due diligence, mostly on site.</summary>
    DueDiligence,

    /// <summary>Claimed in the proposal, verified in due diligence.</summary>
    Both,
}

/// <summary>The two times a CDMO is scored.</summary>
public enum ScoringPass
{
    /// <summary>After the opening: claims on paper.</summary>
    Proposal,

    /// <summary>After the audit: what was verified.</summary>
    DueDiligence,
}

/// <summary>A group of criteria with one default weight.</summary>
public sealed record CriterionGroup(string Key, string Name);

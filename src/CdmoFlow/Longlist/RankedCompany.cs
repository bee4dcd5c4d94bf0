namespace CdmoFlow.Longlist;

/// <summary>A company that passed the filters, with the reasons for its place.</summary>
/// <param name="Company">The company.</param>
/// <param name="Score">0 to 100, the sum of the reasons' points.</param>
/// <param name="Reasons">One per aspect, so that a rank can be explained and disputed.</param>
public sealed record RankedCompany(Company Company, int Score, IReadOnlyList<FitReason> Reasons);

/// <summary>Points for one aspect and why.</summary>
/// <param name="Aspect">specialization, scale, geography, approvals, business_model or merger_risk.</param>
/// <param name="Points">Points given.</param>
/// <param name="Of">Points possible.</param>
/// <param name="Reason">A sentence that explains them.</param>
public sealed record FitReason(string Aspect, int Points, int Of, string Reason);

/// <summary>A company that a filter left out, and why: nobody disappears without a reason.</summary>
public sealed record Excluded(Company Company, IReadOnlyList<string> Reasons);

/// <summary>The register seen from one brief.</summary>
/// <param name="Candidates">Best first; equal scores in the order of names.</param>
/// <param name="Excluded">Left out by a filter, in the order of names.</param>
public sealed record FitResult(IReadOnlyList<RankedCompany> Candidates, IReadOnlyList<Excluded> Excluded);

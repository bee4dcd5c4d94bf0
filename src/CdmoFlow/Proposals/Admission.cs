namespace CdmoFlow.Proposals;

/// <summary>The project manager's decision whether a proposal counts that is late or answers an older version of the RFP.</summary>
/// <param name="Counts">True when it is opened with the others.</param>
/// <param name="Reason">Why; the CDMO reads it.</param>
/// <param name="PersonId">Who decided.</param>
/// <param name="At">When, UTC; before the opening.</param>
public sealed record Admission(bool Counts, string Reason, string PersonId, DateTimeOffset At);

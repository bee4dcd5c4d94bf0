namespace CdmoFlow.Longlist.Outreach;

/// <summary>What a company said about its availability.</summary>
/// <param name="Kind">Its answer.</param>
/// <param name="EarliestSlot">The first day on which it could begin; for those who can.</param>
/// <param name="Reason">Why it cannot.</param>
/// <param name="Remark">A short remark; may be empty.</param>
/// <param name="At">When it was said, UTC.</param>
/// <param name="Source">How the sponsor knows.</param>
public sealed record AvailabilityAnswer(Availability Kind, DateOnly? EarliestSlot, string? Reason, string Remark, DateTimeOffset At, AnswerSource Source);

/// <summary>Whether a company could do the work.</summary>
public enum Availability
{
    /// <summary>It has capacity.</summary>
    Available,

    /// <summary>It has capacity from a later day on.</summary>
    Later,

    /// <summary>It has none, or does not want to.</summary>
    NotAvailable,

    /// <summary>The person is not the one to ask.</summary>
    WrongContact,
}

/// <summary>How an answer came.</summary>
public enum AnswerSource
{
    /// <summary>Given by the company itself through its personal link.</summary>
    PersonalLink,

    /// <summary>Told to the project manager, who recorded it.</summary>
    ToldByPhone,
}

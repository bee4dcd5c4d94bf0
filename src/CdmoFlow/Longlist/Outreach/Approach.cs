using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>The teaser as it went to one company, and what that company answered. Only the sponsor's team sees it; the company sees its own.</summary>
public sealed record Approach : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>The version of the teaser that went out last.</summary>
    public required int Teaser { get; init; }

    /// <summary>The person who was written to; key into the people table. Only this person's link answers.</summary>
    public required string ContactPersonId { get; init; }

    /// <summary>When it was last sent, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Until when an answer is asked for, UTC.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>When the silent were reminded; once.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the silence became the project manager's task.</summary>
    public DateTimeOffset? SilentAt { get; init; }

    /// <summary>The last answer; null until there is one.</summary>
    public AvailabilityAnswer? Answer { get; init; }

    /// <summary>The person whom a wrong contact named instead; null where none was named, or where the address belongs to somebody outside of that company.</summary>
    public string? NamedContactId { get; init; }

    /// <summary>True while nobody answered.</summary>
    public bool IsSilent => Answer is null;

    /// <summary>The row key of an approach.</summary>
    public static string KeyOf(string cdmoId) => $"approach|{cdmoId}";
}

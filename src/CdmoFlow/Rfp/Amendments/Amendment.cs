using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>A change of an RFP that is out. It is drafted by the project manager and, once issued, an addendum with a number, a date and a difference that never changes again.</summary>
public sealed record Amendment : ISelectionRow
{
    /// <summary>Counts what was drafted in the selection, from 1; the addendum's number is another one.</summary>
    public required int Number { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Number);

    /// <summary>The RFP round it belongs to.</summary>
    public required int Round { get; init; }

    /// <summary>Where it stands.</summary>
    public required AmendmentState State { get; init; }

    /// <summary>Why, for every CDMO to read.</summary>
    public required string Reason { get; init; }

    /// <summary>A later last day that the project manager wants to give; null leaves it to the minimum time.</summary>
    public DateOnly? NewDate { get; init; }

    /// <summary>True where the window for questions stays as it is although the deadline moves or the window has closed.</summary>
    public bool QuestionsStay { get; init; }

    /// <summary>The RFP as it is to read; null once it is issued.</summary>
    public RfpContent? Draft { get; init; }

    /// <summary>Counts the edits of the draft: nobody issues a text that changed since they read it.</summary>
    public int Edit { get; init; } = 1;

    /// <summary>Its number among the addenda; null until it is issued.</summary>
    public int? Addendum { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Person id of who issued it.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>The parts that changed, in the order of the RFP; empty until it is issued.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>The files of the data room that it brings, replaces or takes out.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>The deadline of all before it, UTC.</summary>
    public DateTimeOffset? DeadlineBefore { get; init; }

    /// <summary>The deadline of all since it, UTC; the same or later.</summary>
    public DateTimeOffset? DeadlineAfter { get; init; }

    /// <summary>Until when questions are taken since it, UTC; null where it left the window as it was.</summary>
    public DateTimeOffset? QuestionsAfter { get; init; }

    /// <summary>Until when questions are answered since it, UTC; null where it left the window as it was.</summary>
    public DateTimeOffset? AnswersAfter { get; init; }

    /// <summary>True where it gave more time.</summary>
    public bool Extends => DeadlineAfter > DeadlineBefore;

    /// <summary>The row key of an amendment.</summary>
    public static string KeyOf(int number) => $"amendment|{number:D4}";
}

/// <summary>States of an amendment.</summary>
public enum AmendmentState
{
    /// <summary>Being written; the team alone sees it.</summary>
    Draft,

    /// <summary>Out, as an addendum.</summary>
    Issued,

    /// <summary>Given up before it was issued.</summary>
    Discarded,
}

/// <summary>One part of the RFP before and after.</summary>
/// <param name="Part">Key of an <see cref="RfpPart"/>.</param>
/// <param name="Before">As it read, or empty.</param>
/// <param name="After">As it reads now.</param>
public sealed record FieldChange(string Part, string Before, string After);

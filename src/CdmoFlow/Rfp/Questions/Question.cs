using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>
/// A question of one CDMO on the RFP. The text as asked is seen by the sponsor's team and by that CDMO alone; what all CDMOs read is <see cref="PublicText"/>, which names nobody.
/// </summary>
public sealed record Question : ISelectionRow
{
    /// <summary>Counts the questions of the selection, from 1.</summary>
    public required int Number { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Number);

    /// <summary>Who asks.</summary>
    public required string CdmoId { get; init; }

    /// <summary>Person id of who typed it: somebody of the CDMO, or of the sponsor where a call was logged.</summary>
    public required string AskedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The RFP round it belongs to.</summary>
    public required int Round { get; init; }

    /// <summary>What it is about.</summary>
    public required QuestionCategory Category { get; init; }

    /// <summary>As asked.</summary>
    public required string Text { get; init; }

    /// <summary>True where the CDMO says that publishing would give away something of its own.</summary>
    public bool Confidential { get; init; }

    /// <summary>True where it was asked in a call and logged by the sponsor.</summary>
    public bool FromCall { get; init; }

    /// <summary>Where it stands.</summary>
    public QuestionState State { get; init; } = QuestionState.Open;

    /// <summary>The function that answers; null until it is routed.</summary>
    public SponsorFunction? RoutedTo { get; init; }

    /// <summary>The question as all will read it; null until it is answered.</summary>
    public string? PublicText { get; init; }

    /// <summary>The answer; null until it is drafted. CDMOs see it once it is published.</summary>
    public string? Answer { get; init; }

    /// <summary>Person id of who drafted the answer.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Person id of who approved and published it: another person.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>When it was published or answered privately, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The addendum it is part of; null for a private answer.</summary>
    public int? Addendum { get; init; }

    /// <summary>True once the CDMO agreed that its confidential question is published as redacted.</summary>
    public bool Consented { get; init; }

    /// <summary>Why it was answered privately, refused or let in late; the CDMO reads it.</summary>
    public string? Reason { get; init; }

    /// <summary>How deep it goes, by person.</summary>
    public IReadOnlyList<DepthRating> Ratings { get; init; } = [];

    /// <summary>True when at least two functions rated it and their mean is two or more (domain section 9); null until then.</summary>
    public bool? IsSubstantive => Ratings.Select(r => r.Function).Distinct().Count() < 2 ? null : Ratings.Average(r => r.Depth) >= 2;

    /// <summary>True while somebody at the sponsor still owes something.</summary>
    public bool IsWaiting => State is QuestionState.LateToDecide or QuestionState.Open or QuestionState.Answered;

    /// <summary>The row key of a question.</summary>
    public static string KeyOf(int number) => $"question|{number:D4}";
}

/// <summary>One function's view of how deep a question goes.</summary>
/// <param name="PersonId">Who rates.</param>
/// <param name="Function">For which function.</param>
/// <param name="Depth">0 administrative, 1 can be read in the RFP, 2 clarifies, 3 shows a risk or a gap.</param>
public sealed record DepthRating(string PersonId, SponsorFunction Function, int Depth);

using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>A question as one person of the sponsor reads it; what is not theirs is null.</summary>
/// <param name="Number">Its number in the selection.</param>
/// <param name="Category">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Sight">How much the person reads.</param>
public sealed record QuestionView(int Number, QuestionCategory Category, QuestionState State, QuestionSight Sight)
{
    /// <summary>Who asks.</summary>
    public string? CdmoId { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>As asked.</summary>
    public string? Text { get; init; }

    /// <summary>True where the CDMO marked it as confidential.</summary>
    public bool Confidential { get; init; }

    /// <summary>True where it was asked in a call.</summary>
    public bool FromCall { get; init; }

    /// <summary>The function that answers.</summary>
    public SponsorFunction? RoutedTo { get; init; }

    /// <summary>The wording for all.</summary>
    public string? PublicText { get; init; }

    /// <summary>The answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Person id of who drafted it.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Person id of who approved it.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>When it went out, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The addendum it is part of.</summary>
    public int? Addendum { get; init; }

    /// <summary>Why it was answered privately, refused or let in late.</summary>
    public string? Reason { get; init; }

    /// <summary>How deep it goes, by person.</summary>
    public IReadOnlyList<DepthRating> Ratings { get; init; } = [];

    /// <summary>True while somebody at the sponsor still owes something.</summary>
    public bool IsWaiting => State is QuestionState.LateToDecide or QuestionState.Open or QuestionState.Answered;

    /// <summary>All questions as a person may read them, by number.</summary>
    public static IReadOnlyList<QuestionView> Of(Selection selection, string? personId) => [.. selection.Questions.Select(q => Of(q, QuestionSights.Of(selection, q, personId)))];

    /// <summary>All questions whole, for the record that project managers and Quality Assurance take out.</summary>
    public static IReadOnlyList<QuestionView> Record(Selection selection) => [.. selection.Questions.Select(q => Of(q, QuestionSight.Original))];

    private static QuestionView Of(Question q, QuestionSight sight)
    {
        var (whole, isOut) = (sight == QuestionSight.Original, q.State == QuestionState.Published);
        return new(q.Number, q.Category, q.State, sight)
        {
            CdmoId = whole ? q.CdmoId : null,
            AskedAt = whole ? q.AskedAt : null,
            Text = sight >= QuestionSight.Text ? q.Text : null,
            Confidential = whole && q.Confidential,
            FromCall = whole && q.FromCall,
            RoutedTo = q.RoutedTo,
            PublicText = whole || isOut ? q.PublicText : null,
            Answer = whole || isOut ? q.Answer : null,
            AnsweredBy = whole || isOut ? q.AnsweredBy : null,
            PublishedBy = q.PublishedBy,
            PublishedAt = q.PublishedAt,
            Addendum = q.Addendum,
            Reason = whole ? q.Reason : null,
            Ratings = q.Ratings,
        };
    }
}

using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>
/// What the clock does about ratings: a working day before they are due, whoever has still to rate is reminded, once; at the due date CDMOs are flagged whose questions are all rated and none goes deep.
/// </summary>
public sealed record RatingReminders : ISelectionRow
{
    /// <summary>The one row key.</summary>
    public const string Key = "ratings";

    private static readonly string[] Marks = ["near", "passed"];

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>What was done, with round and due date: a window that moves moves the date, and it is done again.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>Does what is due at this instant; nothing before the window has closed and after the scoring.</summary>
    internal static void Send(Change change, Selection selection, DateTimeOffset now)
    {
        if (Instants(selection) is not { } instants || instants.Due is var due && now < instants.Near) return;
        var row = selection.Find<RatingReminders>(Key) ?? new RatingReminders();
        var mark = now < due ? Marks[0] : Marks[1];
        var entry = string.Create(CultureInfo.InvariantCulture, $"{selection.State.RfpRound} {mark} {due.UtcDateTime:O}");
        if (row.Sent.Contains(entry, StringComparer.Ordinal)) return;
        var owing = RatingDuty.Of(selection);
        var asked = selection.Questions.Any(q => q.Round == selection.State.RfpRound);
        if (!asked || (mark == Marks[0] && owing.Count == 0)) return;

        change.Put(row with { Sent = [.. row.Sent, entry] }).Note(mark == Marks[0] ? "ratings.reminded" : "ratings.due", RfpFiles.HtmlId(selection.State.RfpRound), null, string.Create(CultureInfo.InvariantCulture, $"{owing.Count} have still to rate"));
        if (mark == Marks[0]) Remind(change, selection, owing, due);
        else QuestionFlags.AtRatingsDue(change, selection, now);
    }

    /// <summary>The next instant at which something is to be done; null when all have passed.</summary>
    internal static DateTimeOffset? Next(Selection selection, DateTimeOffset now) => Instants(selection) is { } instants
        ? new DateTimeOffset?[] { instants.Near, instants.Due }.Where(i => i > now).Min()
        : null;

    private static void Remind(Change change, Selection selection, IReadOnlyList<(string PersonId, IReadOnlyList<int> Numbers)> owing, DateTimeOffset due)
    {
        foreach (var (person, numbers) in owing)
        {
            change.Mail(MailOrder.Of(
                "ratings_due", person, MailLink.Page($"/selections/{selection.Id}/questions"),
                ("numbers", string.Join(", ", numbers.Take(100))),
                ("due", Zones.Format(due, selection.State.Brief.TimeZone))));
        }
    }

    private static (DateTimeOffset Near, DateTimeOffset Due)? Instants(Selection selection)
    {
        var state = selection.State;
        if (state.Stage is < Stage.RfpIssued or > Stage.Scoring || state.QuestionsClosedRound < state.RfpRound || QuestionWindow.RatingsDueAt(selection) is not { } due) return null;
        var zone = state.Brief.TimeZone;
        return (Days.EndOf(selection.Calendar.Add(Days.Of(due, zone), -1), zone), due);
    }
}

using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>
/// Reminds who owes an answer: a working day before the answers are due, and once more when the date has passed, then the project managers too. One mail a person, whatever the number of questions.
/// </summary>
public sealed record AnswerReminders : ISelectionRow
{
    /// <summary>The one row key.</summary>
    public const string Key = "answers";

    private static readonly string[] Marks = ["near", "passed"];

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>What was sent, with round and due date: a deadline that moves the date reminds again.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>Sends what is due at this instant; adds nothing where no question waits.</summary>
    internal static void Send(Change change, Selection selection, DateTimeOffset now)
    {
        if (Instants(selection) is not { } instants || instants.Due is var due && now < instants.Near) return;
        var mark = now < due ? Marks[0] : Marks[1];
        var entry = string.Create(CultureInfo.InvariantCulture, $"{selection.State.RfpRound} {mark} {due.UtcDateTime:O}");
        var row = selection.Find<AnswerReminders>(Key) ?? new AnswerReminders();
        var waiting = selection.Questions.Where(q => q.Round == selection.State.RfpRound && q.IsWaiting).ToList();
        if (waiting.Count == 0 || row.Sent.Contains(entry, StringComparer.Ordinal)) return;

        change.Put(row with { Sent = [.. row.Sent, entry] }).Note("answers.reminded", RfpFiles.HtmlId(selection.State.RfpRound), null, $"{mark}: {string.Join(", ", waiting.Take(100).Select(q => q.Number))}");
        var owing = waiting.SelectMany(q => AnswerDuty.Of(selection, q).Concat(now < due ? [] : selection.ProjectManagers).Distinct(StringComparer.Ordinal).Select(p => (Person: p, q.Number)));
        foreach (var person in owing.GroupBy(o => o.Person, o => o.Number, StringComparer.Ordinal))
        {
            change.Mail(MailOrder.Of(
                "answers_due", person.Key, MailLink.Page($"/selections/{selection.Id}/questions"),
                ("numbers", string.Join(", ", person.Take(100))),
                ("due", Zones.Format(due, selection.State.Brief.TimeZone)),
                ("when", now < due ? "due soon" : "overdue")));
        }
    }

    /// <summary>The next instant at which somebody may have to be reminded; null when both have passed.</summary>
    internal static DateTimeOffset? Next(Selection selection, DateTimeOffset now) => Instants(selection) is { } instants
        ? new DateTimeOffset?[] { instants.Near, instants.Due }.Where(i => i > now).Min()
        : null;

    private static (DateTimeOffset Near, DateTimeOffset Due)? Instants(Selection selection)
    {
        if (QuestionWindow.AnswersDueAt(selection) is not { } due) return null;
        var zone = selection.State.Brief.TimeZone;
        return (Days.EndOf(selection.Calendar.Add(Days.Of(due, zone), -1), zone), due);
    }
}

using CdmoFlow.Evaluation;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>The CDMO's answer to the proposed day.</summary>
/// <param name="Answer"><c>accept</c>, <c>counter</c> or <c>refuse</c>.</param>
/// <param name="Date">Another day, where it counters.</param>
/// <param name="Note">A word to the sponsor; needed where it refuses.</param>
public sealed record AuditAnswerInput(string? Answer, DateOnly? Date, string? Note);

/// <summary>The CDMO answers from its room. Another day inside the window is no reluctance; a refusal is.</summary>
public static class AnswerAuditDate
{
    /// <summary>Accepts, counters or refuses the day that lies with the CDMO; a late answer still counts.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, AuditAnswerInput input, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("Only the CDMO itself answers.");
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is not { } audit) return Refusal.NotFound("audit");
        var note = input.Note?.Trim() is { Length: > 0 } typed ? typed : null;
        var errors = Check(input, note, AuditWindow.Of(selection, audit, now));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var answered = input.Answer switch
        {
            "accept" => audit with { State = AuditState.DateAgreed, AnswerNote = note },
            "counter" => audit with { State = AuditState.DateCountered, Date = input.Date, AnswerNote = note },
            _ => audit with { State = AuditState.Refused, AnswerNote = note },
        };
        if (answered == audit) return Outcome.AlreadyDone;
        if (AuditWords.Closed(selection) is { } closed) return closed;
        if (audit.State != AuditState.DateProposed) return Refusal.WrongState("no-date-to-answer", $"No proposed date waits for your answer; the audit is {EnumNames.Of(audit.State)}.");

        answered = answered with { AnswerBy = null };
        var change = new Change().Put(answered).Note("audit.date_answered", audit.RowKey, EnumNames.Of(audit.State), EnumNames.Of(answered.State)).Wake(selection, audit);
        if (answered.State == AuditState.Refused) RaiseFlag.Add(change, selection, cdmoId, RedFlag.ReluctantAudit, "The CDMO refused to be audited.", now);
        foreach (var person in AuditWords.Hosts(selection))
            change.Mail(MailOrder.Of("audit_date_answered", person, AuditWords.Link(selection, cdmoId), ("cdmo", selection.NameOf(cdmoId)), ("answer", Words(answered))));
        return change;
    }

    private static List<FieldError> Check(AuditAnswerInput input, string? note, AuditWindow window)
    {
        List<FieldError> errors = [];
        if (input.Answer is not ("accept" or "counter" or "refuse")) errors.Add(new("answer", "Choose accept, counter or refuse."));
        if (input.Answer == "counter" && (input.Date is not { } date || !window.Contains(date)))
            errors.Add(new("date", $"Enter a day from {AuditWords.Day(window.First)} to {AuditWords.Day(window.Last)}."));
        if (input.Answer == "refuse" && (note?.Length ?? 0) < 10) errors.Add(new("note", "Say why you refuse, at least ten characters."));
        if (note?.Length > 2000) errors.Add(new("note", "Shorten the note to 2000 characters."));
        return errors;
    }

    private static string Words(Audit audit) => audit.State switch
    {
        AuditState.DateAgreed => $"accepted {AuditWords.Day(audit.Date!.Value)}",
        AuditState.DateCountered => $"proposes {AuditWords.Day(audit.Date!.Value)} instead",
        _ => "refused to be audited",
    };
}

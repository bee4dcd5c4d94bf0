using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>What becomes of a question that came after the window.</summary>
/// <param name="Verdict"><c>accept</c> or <c>refuse</c>.</param>
/// <param name="Reason">Why, at least ten characters; the CDMO reads it when refused.</param>
public sealed record LateQuestionInput(string? Verdict, string? Reason);

/// <summary>A late question is let in by a decision, never by accident.</summary>
public static class DecideLateQuestion
{
    /// <summary>Lets it in or refuses it.</summary>
    public static Outcome Decide(Selection selection, int number, LateQuestionInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Question>(Question.KeyOf(number)) is not { } question) return Refusal.NotFound("question of that number");
        List<FieldError> errors = [];
        if (input.Verdict is not ("accept" or "refuse")) errors.Add(new("verdict", "Choose accept or refuse."));
        if ((input.Reason?.Trim().Length ?? 0) is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var state = input.Verdict == "accept" ? QuestionState.Open : QuestionState.Refused;
        if (question.State == state && question.Reason == input.Reason!.Trim()) return Outcome.AlreadyDone;
        if (question.State != QuestionState.LateToDecide) return Refusal.WrongState("not-late", $"This question is {EnumNames.Of(question.State)}; nothing is left to decide about its lateness.");
        var change = new Change().Put(question with { State = state, Reason = input.Reason!.Trim() })
            .Note(state == QuestionState.Open ? "question.let_in" : "question.refused", question.RowKey, EnumNames.Of(question.State), EnumNames.Of(state), input.Reason.Trim());
        if (state == QuestionState.Refused && selection.Find<Invitation>(Invitation.KeyOf(question.CdmoId)) is { } invitation)
            change.Mail(Disclosure.Mail(selection, question.CdmoId, MailOrder.Of("question_refused", invitation.ContactPersonId, MailLink.Room(question.CdmoId), ("question", question.Text), ("reason", input.Reason.Trim())), now));
        return change;
    }
}

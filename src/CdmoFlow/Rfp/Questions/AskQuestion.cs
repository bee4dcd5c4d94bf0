using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>A question as typed.</summary>
/// <param name="Category">What it is about, such as <c>technical_data</c>.</param>
/// <param name="Text">Ten to 4,000 characters.</param>
/// <param name="Confidential">True where publishing it would give away something of the CDMO's own.</param>
public sealed record QuestionInput(string? Category, string? Text, bool Confidential);

/// <summary>A call with a CDMO in which it asked something; logged, so that all get the same answers.</summary>
/// <param name="CdmoId">Who asked.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Text">What was asked.</param>
public sealed record LoggedQuestionInput(string? CdmoId, string? Category, string? Text);

/// <summary>A CDMO asks in its room, or the sponsor logs what it asked in a call.</summary>
public static class AskQuestion
{
    private const int MostPerCdmo = 100;

    /// <summary>Takes the question; after the window it waits for the project manager's decision. The same text twice is one question.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, QuestionInput input, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (Check(input.Category, input.Text) is { Count: > 0 } errors) return Refusal.Invalid(errors);
        if (Participation.Check(selection, cdmoId, now) is { } refusal) return refusal;
        return Add(selection, cdmoId, input.Category!, input.Text!, input.Confidential, fromCall: false, actor, now);
    }

    /// <summary>Logs what was asked in a call.</summary>
    public static Outcome Log(Selection selection, LoggedQuestionInput input, Actor actor, DateTimeOffset now)
    {
        var errors = Check(input.Category, input.Text);
        if (selection.Invitations.All(i => i.CdmoId != input.CdmoId || i.Round != selection.State.RfpRound)) errors.Insert(0, new("cdmoId", "Choose one of the invited CDMOs."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.Stage != Stage.RfpIssued) return Refusal.WrongStage(selection, "questions are logged while the RFP is out.");
        return Add(selection, input.CdmoId!, input.Category!, input.Text!, confidential: false, fromCall: true, actor, now);
    }

    private static List<FieldError> Check(string? category, string? text)
    {
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<QuestionCategory>(category, out _)) errors.Add(new("category", "Choose what the question is about."));
        if ((text?.Trim().Length ?? 0) is < 10 or > 4000) errors.Add(new("text", "Type the question, ten to 4,000 characters."));
        return errors;
    }

    private static Outcome Add(Selection selection, string cdmoId, string category, string text, bool confidential, bool fromCall, Actor actor, DateTimeOffset now)
    {
        var theirs = selection.Questions.Where(q => q.CdmoId == cdmoId && q.Round == selection.State.RfpRound).ToList();
        if (theirs.Exists(q => q.Text == text.Trim() && q.State is not (QuestionState.Withdrawn or QuestionState.Refused))) return Outcome.AlreadyDone;
        if (theirs.Count >= MostPerCdmo) return Refusal.WrongState("too-many-questions", $"A CDMO asks at most {MostPerCdmo} questions in a round. Put what is left into one of them, or call the project manager.");
        var about = EnumNames.TryParse<QuestionCategory>(category, out var known) ? known : QuestionCategory.Administrative;
        var question = new Question
        {
            Number = selection.Questions.Count == 0 ? 1 : selection.Questions.Max(q => q.Number) + 1,
            CdmoId = cdmoId,
            AskedBy = actor.PersonId,
            AskedAt = now,
            Round = selection.State.RfpRound,
            Category = about,
            Text = text.Trim(),
            Confidential = confidential,
            FromCall = fromCall,
            State = fromCall || QuestionWindow.IsOpen(selection.State, now) ? QuestionState.Open : QuestionState.LateToDecide,
        };
        var change = new Change().Put(question).Note("question.asked", question.RowKey, null, $"{EnumNames.Of(about)} by {cdmoId}{(question.State == QuestionState.LateToDecide ? ", after the window" : "")}");
        foreach (var manager in selection.ProjectManagers)
        {
            change.Mail(MailOrder.Of(
                "question_asked", manager, MailLink.Page($"/selections/{selection.Id}/questions"), ("cdmo", selection.NameOf(cdmoId)), ("number", $"{question.Number}"), ("question", question.Text),
                ("late", question.State == QuestionState.LateToDecide ? "It came after the window for questions closed; you decide whether it is let in." : "")));
        }

        return change;
    }
}

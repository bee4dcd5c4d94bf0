using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>What a CDMO does with its own question.</summary>
/// <param name="Act"><c>withdraw</c>, or <c>consent</c> to the redacted text going to all.</param>
public sealed record OwnQuestionInput(string? Act);

/// <summary>A CDMO takes its question back, or agrees that the redacted text of a confidential one is published.</summary>
public static class OwnQuestion
{
    /// <summary>Withdraws or consents; what is published stays. The number is the one the CDMO's room shows.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, int number, OwnQuestionInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (RoomQuestions.Find(selection, cdmoId, number) is not { } question) return Refusal.NotFound("question of that number");
        switch (input.Act)
        {
            case "withdraw":
                if (question.State == QuestionState.Withdrawn) return Outcome.AlreadyDone;
                if (question.State is QuestionState.Published or QuestionState.Private or QuestionState.Refused) return Refusal.WrongState("question-settled", $"This question is {EnumNames.Of(question.State)} and can no longer be withdrawn.");
                return new Change().Put(question with { State = QuestionState.Withdrawn }).Note("question.withdrawn", question.RowKey, EnumNames.Of(question.State), EnumNames.Of(QuestionState.Withdrawn));
            case "consent":
                if (question.Consented) return Outcome.AlreadyDone;
                if (question.State != QuestionState.ToConsent) return Refusal.WrongState("no-consent-asked", $"This question is {EnumNames.Of(question.State)}; nobody asks for your consent.");
                return new Change().Put(question with { State = QuestionState.Answered, Consented = true }).Note("question.consented", question.RowKey, EnumNames.Of(question.State), EnumNames.Of(QuestionState.Answered));
            default:
                return Refusal.Invalid("act", "Choose withdraw or consent.");
        }
    }
}

using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>An answer to an approver's question.</summary>
/// <param name="Answer">At least ten characters.</param>
public sealed record GateAnswerInput(string? Answer);

/// <summary>Before deciding, an approver may ask; the project managers and whoever proposed may answer. The due date stays: who holds the gate up is then the one who owes the answer.</summary>
public static class AskAtGate
{
    private const int MostQuestions = 30;

    /// <summary>Adds a question.</summary>
    internal static Outcome Ask(Selection selection, Gate gate, string text, Actor actor, DateTimeOffset now)
    {
        if (gate.State != GateState.Open) return Refusal.WrongState("gate-not-open", $"This gate is {EnumNames.Of(gate.State)}; a question no longer helps the decision.");
        if (gate.Questions.Any(q => q.AskedBy == actor.PersonId && q.Text == text)) return Outcome.AlreadyDone;
        if (gate.Questions.Count >= MostQuestions) return Refusal.WrongState("too-many-questions", $"A gate takes {MostQuestions} questions. Send it back with the reasons instead.");
        var question = new GateQuestion(gate.Questions.Count + 1, actor.PersonId, text, now);
        var change = new Change().Put(gate with { Questions = [.. gate.Questions, question] }).Note("gate.asked", gate.RowKey, null, $"question {question.Number}", text);
        foreach (var person in Answerers(selection, gate).Where(p => p != actor.PersonId).DefaultIfEmpty(actor.PersonId))
            change.Mail(MailOrder.Of("gate_question", person, MailLink.Gate(selection.Id, gate.Id), ("gate", GateNames.Of(gate.Kind)), ("question", text)));
        return change;
    }

    /// <summary>Answers a question; whoever asked is told. An answer is not changed afterwards.</summary>
    public static Outcome Answer(Selection selection, string gateId, int number, GateAnswerInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Gate>(Gate.KeyOf(gateId)) is not { } gate || gate.Questions.FirstOrDefault(q => q.Number == number) is not { } question) return Refusal.NotFound("question");
        if (!Answerers(selection, gate).Contains(actor.PersonId)) return Refusal.Forbidden("The project managers and whoever proposed it answer questions at this gate.");
        var answer = input.Answer?.Trim() ?? "";
        if (answer.Length < 10) return Refusal.Invalid("answer", "Type the answer, at least ten characters.");
        if (question.Answer == answer) return Outcome.AlreadyDone;
        if (question.Answer is not null) return Refusal.WrongState("already-answered", "This question has been answered; ask and answer a further one.");
        if (gate.State != GateState.Open) return Refusal.WrongState("gate-not-open", $"This gate is {EnumNames.Of(gate.State)}; the answer comes too late for it.");
        var answered = question with { Answer = answer, AnsweredBy = actor.PersonId, AnsweredAt = now };
        return new Change()
            .Put(gate with { Questions = [.. gate.Questions.Select(q => q.Number == number ? answered : q)] })
            .Note("gate.answered", gate.RowKey, $"question {number}", null, answer)
            .Mail(MailOrder.Of("gate_answer", question.AskedBy, MailLink.Gate(selection.Id, gate.Id), ("gate", GateNames.Of(gate.Kind)), ("question", question.Text), ("answer", answer)));
    }

    /// <summary>Who may answer.</summary>
    public static IReadOnlyList<string> Answerers(Selection selection, Gate gate) =>
        [.. selection.ProjectManagers.Append(gate.ProposedBy).Where(p => p != "system").Distinct(StringComparer.Ordinal)];
}

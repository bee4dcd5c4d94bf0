using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>Which answers go out.</summary>
/// <param name="Numbers">Numbers of answered questions.</param>
/// <param name="To"><c>all</c>: to every invited CDMO as a numbered addendum; <c>asker</c>: to the one who asked, with a reason.</param>
/// <param name="Reason">Why the others do not get it; needed for <c>asker</c>, at least ten characters.</param>
public sealed record PublishAnswersInput(IReadOnlyList<int>? Numbers, string? To, string? Reason);

/// <summary>A second person approves drafted answers and sends them out: to all at the same moment, or privately with a reason.</summary>
public static class PublishAnswers
{
    private const int MostAtOnce = 40;

    /// <summary>Publishes all of them in one transaction; a confidential question first asks for the CDMO's consent.</summary>
    public static Outcome Decide(Selection selection, PublishAnswersInput input, Actor actor, DateTimeOffset now)
    {
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId);
        if (seat is null || !(seat.Roles.Contains(Role.ProjectManager) || seat.Functions.Contains(SponsorFunction.QualityAssurance)))
            return Refusal.Forbidden("A project manager or Quality Assurance approves answers.");
        List<FieldError> errors = [];
        var numbers = (input.Numbers ?? []).Distinct().Order().ToList();
        if (numbers.Count is 0 or > MostAtOnce) errors.Add(new("numbers", $"Choose one to {MostAtOnce} answered questions."));
        if (input.To is not ("all" or "asker")) errors.Add(new("to", "Choose all or asker."));
        if (input.To == "asker" && (input.Reason?.Trim().Length ?? 0) is < 10 or > 1000) errors.Add(new("reason", "Type why the others do not get this answer, ten to 1,000 characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.Stage != Stage.RfpIssued) return Refusal.WrongStage(selection, "answers go out while the RFP is out.");
        List<Question> chosen = [];
        foreach (var number in numbers)
        {
            if (selection.Find<Question>(Question.KeyOf(number)) is not { } question) return Refusal.NotFound($"question {number}");
            if (question.State is QuestionState.Published or QuestionState.Private && numbers.Count == 1) return Outcome.AlreadyDone;
            if (question.State != QuestionState.Answered) return Refusal.WrongState("not-answered", $"Question {number} is {EnumNames.Of(question.State)}; only drafted answers go out.");
            if (question.AnsweredBy == actor.PersonId) return Refusal.WrongState("second-person-needed", $"You drafted the answer to question {number}; another person approves it.");
            chosen.Add(question);
        }

        return input.To == "all" ? ToAll(selection, chosen, actor, now) : ToAsker(selection, chosen, input.Reason!.Trim(), actor, now);
    }

    private static Change ToAll(Selection selection, List<Question> chosen, Actor actor, DateTimeOffset now)
    {
        var change = new Change();
        foreach (var question in chosen.Where(q => q.Confidential && !q.Consented))
        {
            change.Put(question with { State = QuestionState.ToConsent }).Note("question.consent_asked", question.RowKey, EnumNames.Of(question.State), EnumNames.Of(QuestionState.ToConsent));
            Tell(change, selection, question.CdmoId, now, "question_consent", ("question", question.PublicText!));
        }

        var free = chosen.Where(q => !q.Confidential || q.Consented).ToList();
        if (free.Count == 0) return change;
        var addendum = Addenda.Next(selection);
        foreach (var question in free)
        {
            change.Put(question with { State = QuestionState.Published, PublishedBy = actor.PersonId, PublishedAt = now, Addendum = addendum })
                .Note("question.published", question.RowKey, EnumNames.Of(question.State), string.Create(CultureInfo.InvariantCulture, $"addendum {addendum}"));
        }

        change.Start("AddendumOrchestrator", Instances.Addendum(selection.Id, addendum), new { SelectionId = selection.Id, Key = addendum.ToString(CultureInfo.InvariantCulture) });
        foreach (var invitation in selection.Invitations.Where(i => i.IsOpen && i.Round == selection.State.RfpRound))
        {
            Tell(change, selection, invitation.CdmoId, now, "answers_published", ("addendum", addendum.ToString(CultureInfo.InvariantCulture)), ("count", free.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return change;
    }

    private static Change ToAsker(Selection selection, List<Question> chosen, string reason, Actor actor, DateTimeOffset now)
    {
        var change = new Change();
        foreach (var question in chosen)
        {
            change.Put(question with { State = QuestionState.Private, PublishedBy = actor.PersonId, PublishedAt = now, Reason = reason })
                .Note("question.answered_privately", question.RowKey, EnumNames.Of(question.State), EnumNames.Of(QuestionState.Private), reason);
            Tell(change, selection, question.CdmoId, now, "answer_private", ("question", question.Text));
        }

        return change;
    }

    private static void Tell(Change change, Selection selection, string cdmoId, DateTimeOffset now, string template, params ReadOnlySpan<(string Key, string Value)> values)
    {
        if (selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { } invitation) change.Mail(Disclosure.Mail(selection, cdmoId, MailOrder.Of(template, invitation.ContactPersonId, MailLink.Room(cdmoId), values), now));
    }
}

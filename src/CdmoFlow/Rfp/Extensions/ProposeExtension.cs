using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Extensions;

/// <summary>A later deadline for one CDMO.</summary>
/// <param name="NewDate">Its new last day; submissions count until five in the afternoon where the selection is at home.</param>
/// <param name="Reason">For the record and for all CDMOs, ten to 1,000 characters, naming nobody.</param>
public sealed record ProposeExtensionInput(DateOnly? NewDate, string? Reason);

/// <summary>The project manager asks for a later deadline of one CDMO. It holds once another person has agreed.</summary>
public static class ProposeExtension
{
    /// <summary>Notes the wish and tells those who may agree.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, ProposeExtensionInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true) return Refusal.Forbidden("Only the project manager asks for more time for a CDMO.");
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        if (input.NewDate is null) errors.Add(new("newDate", "Enter the new last day."));
        if (input.NewDate is { } wish && wish > Days.Of(now, state.Brief.TimeZone).AddYears(1)) errors.Add(new("newDate", "Enter a day within a year."));
        if (reason.Length is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters; every invited CDMO will read it."));
        if (NamedCdmo.In(selection, reason) is { } named) errors.Add(new("reason", NamedCdmo.Sentence(named)));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (Participation.Check(selection, cdmoId, now) is { } closed) return closed;
        var before = Deadlines.Of(selection, cdmoId)!.Value;
        var later = Days.EndOf(input.NewDate!.Value, state.Brief.TimeZone);
        if (later <= before) return Refusal.Invalid("newDate", $"An issued deadline moves only later than {Zones.Format(before, state.Brief.TimeZone)}.");
        if (Open(selection).FirstOrDefault(e => e.CdmoId == cdmoId) is { } open)
        {
            return open.Deadline == later && open.Reason == reason
                ? Outcome.AlreadyDone
                : Refusal.WrongState("already-asked", $"More time for {selection.NameOf(cdmoId)} is asked for already and waits for a second person. Decide on that first.");
        }

        return Ask(selection, cdmoId, before, later, reason, questionsStay: false, actor, now);
    }

    /// <summary>Notes the wish for a later deadline of all; whoever may ask and the date were checked before.</summary>
    internal static Outcome ForAll(Selection selection, DateTimeOffset later, string reason, bool questionsStay, Actor actor, DateTimeOffset now)
    {
        if (Open(selection).FirstOrDefault(e => e.IsForAll) is not { } open) return Ask(selection, "", selection.State.RfpDeadline!.Value, later, reason, questionsStay, actor, now);
        return open.Deadline == later && open.Reason == reason && open.QuestionsStay == questionsStay
            ? Outcome.AlreadyDone
            : Refusal.WrongState("already-asked", "A later deadline for all is asked for already and waits for a second person. Decide on that first.");
    }

    private static Change Ask(Selection selection, string cdmoId, DateTimeOffset before, DateTimeOffset later, string reason, bool questionsStay, Actor actor, DateTimeOffset now)
    {
        var extension = new DeadlineExtension
        {
            Number = selection.Extensions.Count == 0 ? 1 : selection.Extensions.Max(e => e.Number) + 1,
            Round = selection.State.RfpRound,
            CdmoId = cdmoId,
            Before = before,
            Deadline = later,
            Reason = reason,
            QuestionsStay = questionsStay,
            ProposedBy = actor.PersonId,
            ProposedAt = now,
        };
        var (subject, task) = extension.IsForAll ? ("all", "decide on a later deadline for all") : (cdmoId, $"decide on more time for {selection.NameOf(cdmoId)}");
        var change = new Change().Put(extension).Note("rfp.extension_asked", extension.RowKey, before.ToString("O"), $"{subject} {later:O}", reason);
        foreach (var person in Approvers(selection, extension))
        {
            change.Mail(MailOrder.Of(
                "task_assigned", person, MailLink.Selection(selection.Id), ("task", task), ("due", Zones.Format(before, selection.State.Brief.TimeZone))));
        }

        return change;
    }

    /// <summary>What waits for a second person.</summary>
    public static IReadOnlyList<DeadlineExtension> Open(Selection selection) =>
        selection.State.Stage == Stage.RfpIssued ? [.. selection.Extensions.Where(e => e.State == ExtensionState.Proposed && e.Round == selection.State.RfpRound)] : [];

    /// <summary>Who may agree: project managers and Quality Assurance, but not who asked.</summary>
    public static IReadOnlyList<string> Approvers(Selection selection, DeadlineExtension extension) =>
        [.. selection.ProjectManagers.Concat(selection.With(SponsorFunction.QualityAssurance).Select(m => m.PersonId)).Distinct(StringComparer.Ordinal).Where(p => p != extension.ProposedBy)];
}

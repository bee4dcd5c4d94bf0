using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The rules of an RFP as chosen.</summary>
/// <param name="Late"><c>refuse</c> or <c>accept</c>.</param>
/// <param name="Unconfirmed"><c>leave_out</c> or <c>count</c>.</param>
/// <param name="AmendmentDays">Working days that an amendment leaves at least, 1 to 60.</param>
/// <param name="Weights"><c>shown</c> or <c>hidden</c>: whether CDMOs read the shares of the groups of criteria.</param>
/// <param name="AnswersDays">Working days from the end of questions until all are answered, 1 to 30.</param>
/// <param name="RatingDays">Working days from the end of questions until their depth is rated, 1 to 30.</param>
/// <param name="Extension"><c>one</c> or <c>two</c>: how many persons move the deadline of all.</param>
/// <param name="Sending"><c>by_itself</c> or <c>by_decision</c>; left out, it stays as it is.</param>
public sealed record RfpRulesInput(
    string? Late, string? Unconfirmed, int? AmendmentDays, string? Weights = null, int? AnswersDays = null, int? RatingDays = null, string? Extension = null, string? Sending = null);

/// <summary>The project manager fixes the rules before anybody can be late: once the RFP is rendered they are printed in it and stay.</summary>
public static class ChangeRfpRules
{
    /// <summary>Stores the rules; the same rules again change nothing.</summary>
    public static Outcome Decide(Selection selection, RfpRulesInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        var state = selection.State;
        if (state.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true)
            return Refusal.Forbidden("Only the project manager sets the rules of the RFP.");
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<LatePolicy>(input.Late, out var late)) errors.Add(new("late", "Choose refuse or accept."));
        if (!EnumNames.TryParse<UnconfirmedPolicy>(input.Unconfirmed, out var unconfirmed)) errors.Add(new("unconfirmed", "Choose leave_out or count."));
        if (input.AmendmentDays is not (>= 1 and <= 60)) errors.Add(new("amendmentDays", "Enter 1 to 60 working days."));
        var (asking, schedule) = AskingRules.Read(input, state.Brief.RfpRules, state.Brief.Schedule, errors);
        var sending = state.Brief.RfpRules.Sending;
        if (input.Sending is not null && !EnumNames.TryParse(input.Sending, out sending)) errors.Add(new("sending", "Choose by_itself or by_decision."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (state.Stage > Stage.RfpPreparation) return Refusal.WrongStage(selection, "the rules are printed in the RFP that was issued, and stay.");
        if (state.RfpDeadline is not null) return Refusal.WrongState("already-rendered", "The documents of this RFP are rendered and about to be issued; its rules stay as they are.");

        var rules = asking with { Late = late, Unconfirmed = unconfirmed, Sending = sending };
        schedule = schedule with { AmendmentDays = input.AmendmentDays!.Value };
        if (rules == state.Brief.RfpRules && schedule == state.Brief.Schedule) return Outcome.AlreadyDone;
        return new Change()
            .Put(state with { Brief = state.Brief with { RfpRules = rules, Schedule = schedule } })
            .Note("rfp.rules_set", selection.Id, Words(state.Brief.RfpRules, state.Brief.Schedule), Words(rules, schedule))
            .Wake(Instances.Rfp(selection.Id, state.RfpRound));
    }

    private static string Words(RfpRules rules, StageSchedule schedule) => FormattableString.Invariant(
        $"late {EnumNames.Of(rules.Late)}, unconfirmed {EnumNames.Of(rules.Unconfirmed)}, amendment days {schedule.AmendmentDays}, sent {EnumNames.Of(rules.Sending)}, {AskingRules.Words(rules, schedule)}");
}

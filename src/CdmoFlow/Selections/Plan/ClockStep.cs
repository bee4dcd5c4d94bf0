using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.Rfp;

namespace CdmoFlow.Selections.Plan;

/// <summary>What the clock does next in a selection if nobody acts: the counterpart in words of what the stages' upkeep does.</summary>
/// <param name="At">When; null where no clock runs.</param>
/// <param name="Then">What happens then, a sentence.</param>
public sealed record ClockStep(DateTimeOffset? At, string Then)
{
    private const string OnlyPersons = "The time has passed and everybody concerned has been told; now only a person can move it.";

    /// <summary>The next step of the clock.</summary>
    public static ClockStep Of(Selection selection, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.HasEnded) return new(null, "Nothing: the selection has ended.");
        if (selection.OpenGate is { } gate)
            return Passed(new(gate.DueAt, $"At that moment those whose turn it is, their deputies and the executives are told that the {Name(gate.Kind)} is overdue. No gate decides itself."), now);
        return state.Stage switch
        {
            Stage.Scoping => new(null, "No clock runs: the longlist is proposed by itself."),
            Stage.RfpPreparation when state.Brief.RfpRules.Sending == SendingRule.ByDecision => new(null, "No clock runs: the RFP goes out once nothing is missing in it and the project manager sends it."),
            Stage.RfpPreparation => new(null, "No clock runs: the RFP goes out by itself as soon as nothing is missing in it."),
            Stage.RfpIssued => new(Deadlines.Last(selection), "At the deadline the RFP closes by itself. What was submitted stays sealed until two persons open it."),
            Stage.DueDiligence => Passed(Audits(selection, now), now),
            _ => Passed(new(state.DueAt, AtDue(selection)), now),
        };
    }

    private static ClockStep Passed(ClockStep step, DateTimeOffset now) => step.At is null || step.At > now ? step : step with { Then = OnlyPersons };

    private static string AtDue(Selection selection) => selection.State.Stage switch
    {
        Stage.Longlist => "At that moment the project manager is told that the longlist is overdue. Nobody is chosen by itself.",
        Stage.Cda => selection.Cdas.Any(c => c.Holds)
            ? "At that moment agreements that are not executed expire, and the selection goes on with the other CDMOs."
            : "At that moment the project manager is told that no agreement is executed. Nothing goes out before one is.",
        Stage.Opening => "At that moment the project manager is told that the opening is overdue. Proposals stay sealed until two persons open them.",
        Stage.Scoring => "At that moment evaluators are reminded of missing scores and the project manager is told; the shortlist can then be proposed without them, with a reason.",
        Stage.Decision => "At that moment the project manager is told that the decision is overdue. Nobody is selected by itself.",
        Stage.Contract when CurrentAgreements.LacksCore(selection) && selection.State.RunnerUpId is not null =>
            "If MSA or SOW is not executed by then, the runner-up gate opens by itself.",
        Stage.Contract => "At that moment the project manager is told which agreements are missing. Nothing is signed by itself.",
        _ => "Nothing happens by itself.",
    };

    private static ClockStep Audits(Selection selection, DateTimeOffset now)
    {
        var silent = selection.Audits.Where(a => a is { State: AuditState.DateProposed, ReluctantAt: null } && a.AnswerBy > now).MinBy(a => a.AnswerBy);
        return silent?.AnswerBy is { } answerBy && !(selection.State.DueAt > now && selection.State.DueAt < answerBy)
            ? new(answerBy, $"Without an answer to the proposed day by then, {selection.NameOf(silent.CdmoId)} gets the red flag of a reluctant audit by itself.")
            : new(selection.State.DueAt, "At that moment the project manager is told which audits are not settled. No site is qualified by itself.");
    }

    private static string Name(GateKind kind) => GateNames.Of(kind) is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}

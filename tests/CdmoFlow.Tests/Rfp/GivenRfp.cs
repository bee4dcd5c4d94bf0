using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp;

/// <summary>An RFP that is out to alpha, bravo and charlie, until 29 March 2027 in Berlin.</summary>
internal static class GivenRfp
{
    public const string Why = "The process was changed after a pilot batch.";

    public static readonly DateTimeOffset Deadline = Given.Now.AddDays(28);

    /// <summary>Objectives that differ from those of the brief in one word.</summary>
    public const string Amended = "Supply of the phase II trial and a process that can be scaled to the market within three years.";

    public static Given Out(RfpRules? rules = null)
    {
        var given = Given.ASelection().WithCandidates(3, CandidateStanding.Invited).In(Stage.RfpIssued, Deadline)
            .With(s => s with { RfpDeadline = Deadline, QuestionsUntil = Given.Now.AddDays(10), QuestionsClosedRound = 1, Brief = s.Brief with { RfpRules = rules ?? new() } });
        foreach (var cdmo in (string[])["alpha", "bravo", "charlie"]) given.WithCda(cdmo).WithInvitation(cdmo, InvitationState.Accepted);
        return given;
    }

    /// <summary>The selection after an amendment was drafted and issued at an instant.</summary>
    public static Selection AfterAmendment(Selection selection, DateTimeOffset at, AmendmentInput? input = null) =>
        Drafted(selection, at, input) is var drafted ? drafted.After(IssueAmendment.Decide(drafted, new(null), Given.AsManager, at).Change!) : selection;

    public static Selection Drafted(Selection selection, DateTimeOffset at, AmendmentInput? input = null) =>
        selection.After(DraftAmendment.Decide(selection, input ?? new(Why, Objectives: Amended), Given.AsManager, at).Change!);
}

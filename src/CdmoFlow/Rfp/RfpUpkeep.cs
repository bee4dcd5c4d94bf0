using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The issued RFP: its deadline closes the submissions, with nobody on the site.</summary>
public static class RfpUpkeep
{
    /// <summary>Calendar days that the two persons have to open what was submitted.</summary>
    internal const int DaysToOpen = 2;

    // The deadline is the last instant that counts. What came by then may still be on its way into the tables, so the closing waits for it; what comes later is refused all the same.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>When the submissions are closed for a deadline, a minute after it.</summary>
    public static DateTimeOffset ClosesAt(DateTimeOffset deadline) => deadline + Grace;

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        var change = new Change();
        var state = selection.State;
        // The seals of all hold until the last deadline, also where one CDMO has more time.
        if (state.Stage != Stage.RfpIssued || Deadlines.Last(selection) is not { } deadline) return change;
        if (state.QuestionsUntil is { } until && now > until && state.QuestionsClosedRound < state.RfpRound) CloseQuestions(change, selection, now);
        if (now < ClosesAt(deadline))
        {
            AnswerReminders.Send(change, selection.After(change), now);
            RatingReminders.Send(change, selection.After(change), now);
            RegistrationReminders.Send(change, selection, now);
            return change;
        }

        HeldInvitation.NeverReleased(change, selection);
        selection = selection.After(change);
        state = selection.State;
        var (received, outside) = Seal(change, selection);
        foreach (var invitation in selection.Invitations.Where(i => i.IsOpen && received.Concat(outside.Where(p => !p.IsLate)).All(p => p.CdmoId != i.CdmoId))) Silence(change, selection, invitation);
        var closed = state.Enter(Stage.Opening, now, now.AddDays(DaysToOpen));
        change.Put(received.Count == 0 && outside.Count == 0 ? closed.Needing(Attention.NothingSubmitted) : closed)
            .Note("rfp.closed", RfpFiles.HtmlId(state.RfpRound), EnumNames.Of(Stage.RfpIssued), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{received.Count} received"));
        foreach (var manager in selection.ProjectManagers)
        {
            change.Mail(MailOrder.Of(
                "proposals_closed",
                manager,
                MailLink.Selection(selection.Id),
                ("count", received.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("deadline", Zones.Format(deadline, state.Brief.TimeZone)),
                ("outside", Outside(outside))));
        }

        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        if (selection.State is not { Stage: Stage.RfpIssued } state || Deadlines.Last(selection) is not { } deadline) return StageStatus.Finished();
        var closes = ClosesAt(deadline);
        var questions = state.QuestionsClosedRound < state.RfpRound ? state.QuestionsUntil?.AddSeconds(1) : null;
        var next = new[] { questions, AnswerReminders.Next(selection, now), RatingReminders.Next(selection, now), RegistrationReminders.Next(selection), closes }.Min()!.Value;
        return StageStatus.WaitUntil(next > now ? next : now + Grace);
    }

    /// <summary>Seals what was submitted; answers it, and what is kept under seal without counting: late, or unconfirmed where the rules leave that out.</summary>
    private static (List<ProposalSeal> Received, List<ProposalSeal> Outside) Seal(Change change, Selection selection)
    {
        var held = selection.Proposals.Where(p => p.State is ProposalState.Submitted or ProposalState.NeedsReconfirmation or ProposalState.Late).ToList();
        var counting = selection.State.Brief.RfpRules.Unconfirmed == UnconfirmedPolicy.Count;
        bool IsReceived(ProposalSeal p) => p.State == ProposalState.Submitted || (p.State == ProposalState.NeedsReconfirmation && counting);
        foreach (var proposal in held)
        {
            if (IsReceived(proposal)) change.Put(proposal with { State = ProposalState.Sealed });
            if (!proposal.FilesVerified) SubmitProposal.StartSealing(change, selection, proposal);
        }

        return ([.. held.Where(IsReceived)], [.. held.Where(p => !IsReceived(p))]);
    }

    private static string Outside(List<ProposalSeal> outside) => outside.Count == 0
        ? ""
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Late: {outside.Count(p => p.IsLate)}. Answering an older version of the RFP: {outside.Count(p => !p.IsLate)}. These do not count unless you decide so before the opening, with a reason.");

    private static void CloseQuestions(Change change, Selection selection, DateTimeOffset now)
    {
        change.Put(selection.State with { QuestionsClosedRound = selection.State.RfpRound })
            .Note("questions.closed", RfpFiles.HtmlId(selection.State.RfpRound), null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{selection.Questions.Count(q => q.Round == selection.State.RfpRound)} asked"));
        QuestionFlags.AtClose(change, selection, now);
    }

    private static void Silence(Change change, Selection selection, Invitation invitation)
    {
        change.Put(invitation with { State = InvitationState.Silent });
        if (selection.Candidate(invitation.CdmoId) is not { } candidate) return;
        var reason = invitation.State == InvitationState.Accepted ? "It accepted the invitation and submitted nothing by the deadline." : "It did not answer by the deadline.";
        change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = reason });
    }
}

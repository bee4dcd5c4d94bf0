using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The opening by two persons, or the decision what to do when nobody submitted. The key is the round.</summary>
public static class OpeningUpkeep
{
    /// <summary>How a round ends that is followed by another one.</summary>
    public const string AnotherRound = "another_round";

    /// <summary>What the clock asks for now: says once that the opening is overdue. Only persons open proposals or issue the RFP again.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        var change = new Change();
        var state = selection.State;
        if (state.Stage == Stage.Opening) RatingReminders.Send(change, selection, now);
        RegistrationReminders.Send(change, selection, now);
        if (state.Stage != Stage.Opening || state.DueAt is not { } due || now < due || state.Needs(Attention.OpeningOverdue)) return change;
        var received = selection.Proposals.Count(p => p.State == ProposalState.Sealed);
        var sentence = Attention.OpeningOverdue + (received == 0
            ? AdmitProposal.Outside(selection).Count > 0
                ? "no proposal counts that could be opened. Decide on those that are late or unconfirmed, issue the RFP for another round, or cancel the selection."
                : "nobody submitted a proposal. Issue the RFP for another round, or cancel the selection."
            : string.Create(CultureInfo.InvariantCulture, $"proposals received: {received}. Two persons of the team, one of them the project manager, open them together."));
        change.Put(state.Settled(Attention.NothingSubmitted).Needing(sentence)).Note("opening.overdue", selection.Id);
        foreach (var manager in selection.ProjectManagers) change.Mail(MailOrder.Of("needs_attention", manager, MailLink.Selection(selection.Id), ("what", sentence)));
        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var round) && selection.State.RfpRound > round) return StageStatus.Finished(AnotherRound);
        if (selection.State.Stage != Stage.Opening) return StageStatus.Finished();
        var next = new[] { selection.State.DueAt, RatingReminders.Next(selection, now), RegistrationReminders.Next(selection) }.Where(at => at > now).Min();
        return StageStatus.WaitUntil(next);
    }
}

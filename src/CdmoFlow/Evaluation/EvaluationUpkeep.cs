using System.Globalization;
using CdmoFlow.Gates;
using CdmoFlow.Mail;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>Scoring and shortlist: reminds evaluators three days before the due date and on it, and tells the project manager once everything is scored.</summary>
public static class EvaluationUpkeep
{
    /// <summary>How an overdue scoring begins on the list of what needs attention.</summary>
    internal const string Overdue = "Scoring is overdue";

    private static readonly TimeSpan ReminderBefore = TimeSpan.FromDays(3);

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        var change = new Change();
        if (selection.State is not { Stage: Stage.Scoring, DueAt: { } due }) return change;
        RatingReminders.Send(change, selection, now);
        RegistrationReminders.Send(change, selection, now);
        var before = Sent(selection);
        List<string> sent = [.. before];
        if (!sent.Contains(Token("complete", due)) && IsComplete(selection)) AskForShortlist(change, selection, due, sent);
        if (!sent.Contains(Token("technical", due)) && MayBeLocked(selection)) AskForLock(change, selection, due, sent);
        if (now >= due && !sent.Contains(Token("due", due)))
        {
            Remind(change, selection, due);
            Escalate(change, selection);
            sent.AddRange([Token("before", due), Token("due", due)]);
        }
        else if (now >= due - ReminderBefore && !sent.Contains(Token("before", due)))
        {
            Remind(change, selection, due);
            sent.Add(Token("before", due));
        }

        if (sent.Count > before.Count) change.Put(new EvaluationReminders { Sent = sent }).Note("scoring.reminded", EvaluationReminders.Key, null, sent[^1]);
        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Stage > Stage.Shortlist) return StageStatus.Finished();
        if (selection.OpenGate is { Kind: GateKind.Shortlist } gate) return StageStatus.AtGate(gate.Id);
        if (state is not { Stage: Stage.Scoring, DueAt: { } due }) return StageStatus.WaitUntil(null);
        var sent = Sent(selection);
        DateTimeOffset? scores = sent.Contains(Token("due", due)) ? null : sent.Contains(Token("before", due)) ? due : due - ReminderBefore;
        return StageStatus.WaitUntil(new[] { scores, RatingReminders.Next(selection, now), RegistrationReminders.Next(selection) }.Min());
    }

    /// <summary>True when every criterion that the team can score has a score for each CDMO in the evaluation; prices that are still sealed count as missing.</summary>
    public static bool IsComplete(Selection selection) => PriceEnvelopes.ArePricesOpen(selection) && AllIsScored(selection);

    /// <summary>True when the technical scores are complete and wait to be locked, so that the prices can be opened.</summary>
    public static bool MayBeLocked(Selection selection) =>
        PriceEnvelopes.AreApart(selection) && !PriceEnvelopes.AreTechnicalScoresLocked(selection) && AllIsScored(selection);

    private static bool AllIsScored(Selection selection)
    {
        var field = EvaluationField.Current(selection);
        return field.Count > 0 && Scorers.Covered(selection, ScorePass.Proposal).Count > 0
            && field.All(id => Scorecards.Missing(selection, id, ScorePass.Proposal).Count == 0);
    }

    private static void AskForShortlist(Change change, Selection selection, DateTimeOffset due, List<string> sent)
    {
        var until = Zones.Format(due, selection.State.Brief.TimeZone);
        change.Mail(MailOrder.Of("task_assigned", selection.ProjectManagers[0], MailLink.Page($"/selections/{selection.Id}/scorecard"), ("task", "propose the shortlist"), ("due", until)));
        sent.Add(Token("complete", due));
    }

    private static void AskForLock(Change change, Selection selection, DateTimeOffset due, List<string> sent)
    {
        var until = Zones.Format(due, selection.State.Brief.TimeZone);
        foreach (var manager in selection.ProjectManagers)
            change.Mail(MailOrder.Of("task_assigned", manager, MailLink.Selection(selection.Id), ("task", "lock the technical scores, so that the prices can be opened"), ("due", until)));
        sent.Add(Token("technical", due));
    }

    private static void Remind(Change change, Selection selection, DateTimeOffset due)
    {
        foreach (var seat in Scorers.Of(selection, ScorePass.Proposal))
        {
            string[] missing = [.. EvaluationField.Current(selection)
                .Select(id => (Name: selection.NameOf(id), Scorers.Missing(selection, seat, id, ScorePass.Proposal).Count))
                .Where(x => x.Count > 0)
                .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Name} ({x.Count} criteria)"))];
            if (missing.Length == 0) continue;
            change.Mail(MailOrder.Of(
                "scoring_reminder", seat.PersonId, MailLink.Selection(selection.Id), ("due", Zones.Format(due, selection.State.Brief.TimeZone)), ("missing", string.Join(", ", missing))));
        }
    }

    private static void Escalate(Change change, Selection selection)
    {
        var waiting = EvaluationField.Current(selection).Where(id => Scorecards.Missing(selection, id, ScorePass.Proposal).Count > 0).Select(selection.NameOf).ToArray();
        var what = !PriceEnvelopes.ArePricesOpen(selection)
            ? $"{Overdue}: the technical scores have still to be locked and the prices to be opened."
            : waiting.Length == 0
            ? $"{Overdue}: everything is scored, the shortlist has still to be proposed."
            : $"{Overdue}: scores are missing for {string.Join(", ", waiting)}. The shortlist can be proposed without them, with a reason.";
        change.Put(selection.State with { NeedsAttention = [.. selection.State.NeedsAttention, what] });
        change.Mail(MailOrder.Of("needs_attention", selection.ProjectManagers[0], MailLink.Selection(selection.Id), ("what", what)));
    }

    private static IReadOnlyList<string> Sent(Selection selection) => selection.Find<EvaluationReminders>(EvaluationReminders.Key)?.Sent ?? [];

    private static string Token(string what, DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"{what} {due.UtcDateTime:yyyy-MM-ddTHH:mm:ss}");
}

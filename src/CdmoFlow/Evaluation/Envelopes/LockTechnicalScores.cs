using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation.Envelopes;

/// <summary>The lock on the technical scores.</summary>
/// <param name="Reason">Why they are final, at least ten characters.</param>
public sealed record LockScoresInput(string? Reason);

/// <summary>The project manager locks the technical scores: from then on none of them changes, and only then the prices can be opened.</summary>
public static class LockTechnicalScores
{
    /// <summary>Locks them, and asks the project managers for the opening of the prices. Missing scores stop it until the due date.</summary>
    public static Outcome Decide(Selection selection, LockScoresInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager locks the technical scores.");
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is < 10 or > 1000) return Refusal.Invalid("reason", "Type why the scores are final, ten to 1,000 characters.");
        if (!PriceEnvelopes.AreApart(selection)) return Refusal.WrongState("together", "In this selection prices are opened together with the technical parts; there is nothing to lock.");
        if (PriceEnvelopes.AreTechnicalScoresLocked(selection)) return Outcome.AlreadyDone;
        if (state.Stage != Stage.Scoring) return Refusal.WrongStage(selection, "technical scores are locked in the stage scoring.");
        var gaps = EvaluationField.Current(selection).Where(id => Scorecards.Missing(selection, id, ScorePass.Proposal).Count > 0).Select(selection.NameOf).ToList();
        if (gaps.Count > 0 && now < state.DueAt)
            return Refusal.WrongState("scoring-incomplete", $"Technical scores are missing for {string.Join(", ", gaps)}. Until {Zones.Format(state.DueAt.Value, state.Brief.TimeZone)} everybody may still score.");

        var sheets = selection.ScoreSheets.Where(s => s.Pass == ScorePass.Proposal).ToList();
        var locked = new PriceEnvelope { LockedAt = now, LockedBy = actor.PersonId, Reason = reason, Scores = HashOf(sheets) };
        var change = new Change()
            .Put(locked)
            .Note("scores.locked", PriceEnvelope.Key, null, string.Create(CultureInfo.InvariantCulture, $"{sheets.Count} sheets, sha-256 {locked.Scores}"), reason)
            .Wake(Instances.Shortlist(selection.Id));
        foreach (var manager in selection.ProjectManagers)
        {
            change.Mail(MailOrder.Of(
                "task_assigned", manager, MailLink.Selection(selection.Id), ("task", "open the prices, together with a second person"), ("due", Zones.Format(state.DueAt ?? now, state.Brief.TimeZone))));
        }

        return change;
    }

    private static string HashOf(IReadOnlyList<ScoreSheet> sheets) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        sheets.OrderBy(s => s.RowKey, StringComparer.Ordinal).Select(s => new { s.EvaluatorId, s.CdmoId, s.Entries }), Json.Options)));
}

using System.Globalization;
using CdmoFlow.Audits;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>What an evaluator hands in for one CDMO. A part of the criteria is enough; later parts are merged by criterion.</summary>
/// <param name="Pass"><c>proposal</c> or <c>audited</c>; without it the pass that the stage asks for.</param>
/// <param name="Entries">One per criterion; an entry with nothing but the key is left out, as an untouched line of a form.</param>
public sealed record ScoresInput(string? Pass, IReadOnlyList<ScoreInput?>? Entries);

/// <summary>One line of the form.</summary>
public sealed record ScoreInput(string? Criterion, int? Score, string? Rationale, string? NotApplicableReason);

/// <summary>An evaluator scores one CDMO, within the criteria of the evaluator's own functions.</summary>
public static class SubmitScores
{
    /// <summary>Checks every line, merges the sheet and wakes the stage. The trail holds how many scores there are, never the scores: it is open to colleagues who have not scored yet.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, ScoresInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (selection.Candidate(cdmoId) is null) return Refusal.NotFound("CDMO");
        if (!ScorePasses.TryRead(input.Pass, state.Stage, out var pass)) return Refusal.Invalid("pass", "Choose proposal or audited.");
        var mine = Scorers.Criteria(state.Team.FirstOrDefault(m => m.PersonId == actor.PersonId), pass);
        if (mine.Count == 0) return Refusal.Forbidden("No criterion of this scorecard belongs to your functions, or you are not one of its evaluators.");
        if (Closed(selection, cdmoId, pass) is { } closed) return closed;
        if (Read(input.Entries ?? [], mine, pass, out var entries) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        var before = selection.Find<ScoreSheet>(ScoreSheet.KeyOf(pass, actor.PersonId, cdmoId));
        if (NotNow(selection, entries, before, pass) is { } notNow) return notNow;
        ScoreEntry[] merged = [.. (before?.Entries ?? []).Where(old => entries.TrueForAll(e => e.Criterion != old.Criterion)).Concat(entries).OrderBy(e => Order(e.Criterion))];
        if (before is not null && before.Entries.SequenceEqual(merged)) return Outcome.AlreadyDone;
        var sheet = new ScoreSheet { Pass = pass, EvaluatorId = actor.PersonId, CdmoId = cdmoId, Entries = merged, At = now };
        return new Change()
            .Put(sheet)
            .Note("scores.submitted", sheet.RowKey, Count(before?.Entries.Count ?? 0), Count(merged.Length))
            .Wake(pass == ScorePass.Proposal ? Instances.Shortlist(selection.Id) : Instances.DueDiligence(selection.Id, state.AuditRound));
    }

    // What was handed in before the lock may come again as it is, with a form that was open since.
    private static Refusal? NotNow(Selection selection, List<ScoreEntry> entries, ScoreSheet? before, ScorePass pass)
    {
        string[] Keys(Func<Criterion, bool> which) => [.. entries.Where(e => before?.Entries.Contains(e) != true).Select(e => e.Criterion).Where(key => which(Criteria.Find(key)!))];
        if (Keys(c => !ScoringWindow.CanBeJudged(selection, c, pass)) is { Length: > 0 } early)
            return Refusal.WrongState("price-sealed", $"{string.Join(", ", early)}: prices and terms are scored after two persons have opened them, once the technical scores are locked.");
        return Keys(c => ScoringWindow.IsLocked(selection, c, pass)) is { Length: > 0 } late
            ? Refusal.WrongState("scores-locked", $"{string.Join(", ", late)}: the technical scores were locked before the prices were opened and no longer change.")
            : null;
    }

    private static Refusal? Closed(Selection selection, string cdmoId, ScorePass pass)
    {
        if (pass == ScorePass.Proposal)
        {
            if (selection.State.Stage != Stage.Scoring) return Refusal.WrongStage(selection, "proposals are scored in the stage scoring.");
            return EvaluationField.IsOpened(selection, cdmoId) ? null : Refusal.WrongState("not-opened", "No proposal of this CDMO was opened, so there is nothing to score.");
        }

        if (selection.State.Stage != Stage.DueDiligence) return Refusal.WrongStage(selection, "audited scores are given in the stage due_diligence.");
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is not { } audit) return Refusal.NotFound("audit of this CDMO");
        if (audit.State is not (AuditState.Held or AuditState.Qualified))
            return Refusal.WrongState("audit-not-held", $"The audit is {EnumNames.Of(audit.State)}; it is scored once it was held and its findings are recorded.");
        return selection.OpenGate is { Kind: GateKind.Audit } ? Refusal.WrongState("at-gate", "Due diligence lies before its approvers; scores do not change under them.") : null;
    }

    private static List<FieldError> Read(IReadOnlyList<ScoreInput?> lines, IReadOnlyList<Criterion> mine, ScorePass pass, out List<ScoreEntry> entries)
    {
        List<FieldError> errors = [];
        entries = [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not { } line || (line.Score is null && string.IsNullOrWhiteSpace(line.Rationale) && string.IsNullOrWhiteSpace(line.NotApplicableReason))) continue;
            var path = string.Create(CultureInfo.InvariantCulture, $"entries[{i}]");
            var entry = new ScoreEntry(line.Criterion?.Trim() ?? "", line.Score, line.Rationale?.Trim() ?? "", string.IsNullOrWhiteSpace(line.NotApplicableReason) ? null : line.NotApplicableReason.Trim());
            var wrong = ScoreValidation.Check(entry, pass.Scoring());
            errors.AddRange(wrong.Select(e => e with { Field = $"{path}.{e.Field}" }));
            if (wrong.All(e => e.Field != "criterion") && mine.All(c => c.Key != entry.Criterion))
                errors.Add(new FieldError($"{path}.criterion", $"{entry.Criterion} is not scored by your functions; leave it to {string.Join(" or ", Criteria.Find(entry.Criterion)!.Functions.Select(EnumNames.Of))}."));
            if (entries.Exists(e => e.Criterion == entry.Criterion)) errors.Add(new FieldError($"{path}.criterion", $"{entry.Criterion} is scored twice in this sheet."));
            entries.Add(entry);
        }

        if (entries.Count == 0) errors.Add(new FieldError("entries", "Score at least one criterion."));
        return errors;
    }

    private static int Order(string key) => Criteria.All.TakeWhile(c => c.Key != key).Count();

    private static string Count(int scores) => scores.ToString(CultureInfo.InvariantCulture);
}

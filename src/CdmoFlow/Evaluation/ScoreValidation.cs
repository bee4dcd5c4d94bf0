using System.Globalization;
using CdmoFlow.Records;

namespace CdmoFlow.Evaluation;

/// <summary>Refuses scores that nobody could defend later: without a reason, off the scale, or of what cannot be known yet.</summary>
public static class ScoreValidation
{
    private const int RationaleLength = 2000;

    /// <summary>Every error of a sheet; fields are <c>entries[i].…</c>. An empty list means the sheet may be stored.</summary>
    public static IReadOnlyList<FieldError> Check(IReadOnlyList<ScoreEntry> entries, ScoringPass pass)
    {
        var errors = new List<FieldError>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"entries[{i}]");
            errors.AddRange(Check(entries[i], pass).Select(error => error with { Field = $"{path}.{error.Field}" }));
            if (!seen.Add(entries[i].Criterion ?? ""))
            {
                errors.Add(new FieldError($"{path}.criterion", $"{entries[i].Criterion} is scored twice in this sheet."));
            }
        }

        return errors;
    }

    /// <summary>Every error of one entry, with fields relative to it.</summary>
    public static IReadOnlyList<FieldError> Check(ScoreEntry entry, ScoringPass pass)
    {
        var errors = new List<FieldError>();
        void Add(string field, string message) => errors.Add(new FieldError(field, message));

        var notApplicable = !string.IsNullOrWhiteSpace(entry.NotApplicableReason);
        if (Criteria.Find(entry.Criterion ?? "") is not { } criterion)
        {
            Add("criterion", $"'{entry.Criterion}' is no criterion; the keys run from A1 to L3.");
        }
        else if (!criterion.IsScoredAt(pass))
        {
            Add("criterion", pass == ScoringPass.Proposal
                ? $"{criterion.Key} can only be scored after the audit."
                : $"{criterion.Key} was scored with the proposal and is not scored again.");
        }
        else if (notApplicable && criterion.KnockOut)
        {
            Add("notApplicableReason", $"{criterion.Key} is a knock-out criterion and always applies; give a score.");
        }

        if (entry.Score is < 1 or > 5)
        {
            Add("score", "Enter a score from 1 to 5.");
        }

        if (entry.Score is null && !notApplicable)
        {
            Add("score", "Enter a score from 1 to 5, or the reason why the criterion does not apply.");
        }

        if (entry.Score is not null && notApplicable)
        {
            Add("notApplicableReason", "Enter either a score or a reason why the criterion does not apply, not both.");
        }

        if (entry.Score is not null && string.IsNullOrWhiteSpace(entry.Rationale))
        {
            Add("rationale", "Say what the score rests on.");
        }

        if (entry.Rationale?.Length > RationaleLength)
        {
            Add("rationale", "Shorten the rationale to 2000 characters.");
        }

        if (entry.NotApplicableReason?.Length > RationaleLength)
        {
            Add("notApplicableReason", "Shorten the reason to 2000 characters.");
        }

        return errors;
    }
}

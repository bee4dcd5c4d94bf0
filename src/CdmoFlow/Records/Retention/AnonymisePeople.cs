using System.Globalization;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Retention;

/// <summary>The second person's word on an anonymisation.</summary>
/// <param name="Verdict"><c>agree</c> or <c>discard</c>.</param>
/// <param name="Reason">Why, at least ten characters.</param>
public sealed record ConfirmAnonymisationInput(string? Verdict, string? Reason);

/// <summary>One person prepares an anonymisation and sees whom it would concern, another one agrees; then it is carried out and its result noted.</summary>
public static class AnonymisePeople
{
    /// <summary>Prepares it; nothing is replaced yet.</summary>
    public static Outcome Propose(Selection selection, HoldInput input, IReadOnlyList<PlannedPerson> people, Actor actor, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        var reason = RetentionReason.Read(input.Reason, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (Refused(selection, now) is { } refusal) return refusal;
        var row = RetentionRow.Of(selection);
        if (row.Anonymisation is { IsUnderWay: true }) return Refusal.WrongState("under-way", "An anonymisation is being carried out at this moment.");
        var plan = new Anonymisation { ProposedBy = actor.PersonId, ProposedAt = now, Reason = reason, People = people };
        return new Change().Put(row with { Anonymisation = plan }).Note("anonymisation.proposed", RetentionRow.Key, null, Count(people), reason);
    }

    /// <summary>Another person agrees, or somebody discards it.</summary>
    public static Outcome Confirm(Selection selection, ConfirmAnonymisationInput input, Actor actor, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        if (input.Verdict is not ("agree" or "discard")) errors.Add(new("verdict", "Choose agree or discard."));
        var reason = RetentionReason.Read(input.Reason, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var row = RetentionRow.Of(selection);
        if (row.Anonymisation is not { IsProposed: true } plan) return Refusal.WrongState("not-proposed", "No anonymisation waits for a second person.");
        if (input.Verdict == "discard") return new Change().Put(row with { Anonymisation = null }).Note("anonymisation.discarded", RetentionRow.Key, Count(plan.People), null, reason);
        if (Refused(selection, now) is { } refusal) return refusal;
        if (plan.ProposedBy == actor.PersonId) return Refusal.Forbidden("Another person agrees: who prepared the anonymisation does not decide on it alone.");
        return new Change().Put(row with { Anonymisation = plan with { ConfirmedBy = actor.PersonId, ConfirmedAt = now } }).Note("anonymisation.confirmed", RetentionRow.Key, null, Count(plan.People), reason);
    }

    /// <summary>Notes what was done, and replaces the names that were typed beside what somebody approved without signing.</summary>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="people">Whose names were replaced, and whose stayed after all.</param>
    /// <param name="now">Business time.</param>
    public static Outcome Done(Selection selection, IReadOnlyList<PlannedPerson> people, DateTimeOffset now)
    {
        var row = RetentionRow.Of(selection);
        if (row.Anonymisation is not { IsUnderWay: true } plan) return Outcome.AlreadyDone;
        var change = new Change().Put(row with { Anonymisation = plan with { People = people, DoneAt = now } }).Note("anonymisation.done", RetentionRow.Key, null, Count(people));
        var replaced = people.Where(p => p.IsReplaced).Select(p => p.PersonId).ToHashSet(StringComparer.Ordinal);
        foreach (var agreement in selection.Agreements.Where(a => a.Signatures.Any(s => s.Electronic is null && replaced.Contains(s.PersonId))))
        {
            // An electronic signature covers the printed name: it is a record and stays.
            change.Put(agreement with { Signatures = [.. agreement.Signatures.Select(s => s.Electronic is null && replaced.Contains(s.PersonId) ? s with { PrintedName = Pseudonym.Of(s.PersonId) } : s)] });
        }

        return change;
    }

    private static Refusal? Refused(Selection selection, DateTimeOffset now)
    {
        var row = RetentionRow.Of(selection);
        if (row.IsHeld) return Refusal.WrongState("held", "A legal hold keeps everything as it is. It is lifted first, by two persons.");
        if (row.EndsAt(selection.State) is not { } end) return Refusal.WrongState("not-ended", "The selection runs. Its people stay in its records until the retention period is over.");
        return now >= end ? null : Refusal.WrongState("too-early", string.Create(CultureInfo.InvariantCulture, $"The retention period ends on {end:yyyy-MM-dd}. Until then names stay."));
    }

    // Ids and figures only: a trail row outlives the name.
    private static string Count(IReadOnlyList<PlannedPerson> people) =>
        string.Create(CultureInfo.InvariantCulture, $"{people.Count(p => p.IsReplaced)} replaced, {people.Count(p => !p.IsReplaced)} kept");
}

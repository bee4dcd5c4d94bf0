using CdmoFlow.Mail;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>A seat as it is to be; without roles and functions the person leaves the team.</summary>
/// <param name="PersonId">Key into the people table.</param>
/// <param name="Functions">All functions the person is to hold.</param>
/// <param name="Roles">All roles the person is to have.</param>
/// <param name="Reason">Why, at least ten characters.</param>
public sealed record SeatChange(string PersonId, IReadOnlyList<SponsorFunction> Functions, IReadOnlyList<Role> Roles, string Reason);

/// <summary>
/// Changes of a team after the start. While proposals are sealed a new role needs a second person, so that nobody alone can let somebody in to the opening; the team is told of every change.
/// After the end people and roles are only added, always by two: the records outlive those who made them, and somebody must be there who may hold, export or anonymise them. A site administrator
/// may propose and agree then, because by that time nobody of the team may be left.
/// </summary>
public static class ChangeTeam
{
    /// <summary>Proposes a change; it takes effect at once unless a second person is needed.</summary>
    public static Outcome Propose(Selection selection, SeatChange change, Actor actor, DateTimeOffset now)
    {
        if (!selection.State.HasEnded && !Manages(selection, actor)) return Refusal.Forbidden("Only its project manager or administrator changes the team of a selection that has not ended.");
        if (Check(selection, change) is { } refusal) return refusal;
        var seats = After(selection, change);
        if (Same(selection.State.Team, seats)) return Outcome.AlreadyDone;
        return NeedsSecond(selection, change) ? Hold(selection, change, actor, now) : Apply(selection, change, actor, null);
    }

    /// <summary>The second person confirms or refuses a change that waits.</summary>
    public static Outcome Confirm(Selection selection, string personId, bool agreed, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<PendingSeat>(PendingSeat.KeyOf(personId)) is not { } pending || pending.IsSettled) return Refusal.NotFound("team change that waits for a second person");
        if (!selection.State.HasEnded && selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId) is not { MayAct: true }) return Refusal.Forbidden("Somebody of the team confirms while the selection has not ended.");
        if (actor.PersonId == pending.ProposedBy || actor.PersonId == pending.Change.PersonId) return Refusal.Forbidden("A second person confirms: neither who proposed the change nor whom it concerns.");
        if (!agreed)
            return new Change().Put(pending with { IsSettled = true }).Note("team.refused", pending.RowKey, null, Text(pending.Change));
        if (Check(selection, pending.Change) is { } refusal) return refusal;
        return Apply(selection, pending.Change, actor, pending);
    }

    /// <summary>While proposals, or their prices, lie there sealed, and after the end, whoever gets more than before needs a second person.</summary>
    public static bool NeedsSecond(Selection selection, SeatChange change)
    {
        if (selection.State.HasEnded) return true;
        var pricesAreSealed = selection.State.Stage == Stage.Scoring && !PriceEnvelopes.ArePricesOpen(selection);
        if (selection.State.Stage is < Stage.RfpIssued or > Stage.Opening && !pricesAreSealed) return false;
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == change.PersonId);
        return change.Roles.Except(seat?.Roles ?? []).Any() || change.Functions.Except(seat?.Functions ?? []).Any();
    }

    private static Outcome Hold(Selection selection, SeatChange change, Actor actor, DateTimeOffset now)
    {
        var pending = new PendingSeat { Change = change, ProposedBy = actor.PersonId, ProposedAt = now };
        var held = new Change().Put(pending).Note("team.proposed", pending.RowKey, null, Text(change), change.Reason);
        Announce(held, selection, selection.State.HasEnded ? "A change of the team waits for a second person, because the selection has ended." : "A change of the team waits for a second person, because proposals are sealed.", change.Reason);
        return held;
    }

    private static Change Apply(Selection selection, SeatChange change, Actor actor, PendingSeat? pending)
    {
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == change.PersonId);
        var applied = new Change().Put(selection.State with { Team = After(selection, change) })
            .Note("team.changed", change.PersonId, seat is null ? null : Text(new(seat.PersonId, seat.Functions, seat.Roles, "")), Text(change), change.Reason);
        if (pending is not null) applied.Put(pending with { IsSettled = true });
        applied.SessionsEnded(change.PersonId);
        Announce(applied, selection.After(applied), change.Roles.Count + change.Functions.Count == 0 ? "A person has left the team." : "The roles of a person on the team have changed.", change.Reason);
        return applied;
    }

    private static void Announce(Change change, Selection selection, string sentence, string reason)
    {
        foreach (var member in selection.State.Team) change.Mail(MailOrder.Of("team_changed", member.PersonId, MailLink.Page($"/selections/{selection.Id}/team"), ("change", sentence), ("reason", reason)));
    }

    private static Refusal? Check(Selection selection, SeatChange change)
    {
        if (selection.State.HasEnded && TakesAway(selection, change)) return Refusal.WrongStage(selection, "its team is part of the record: people and roles are added to it, none is taken away.");
        List<FieldError> errors = [];
        if (change.Reason.Trim().Length < 10) errors.Add(new("reason", "Type the reason, at least ten characters; the whole team reads it."));
        if (change.Functions.Contains(SponsorFunction.QualityAssurance) && change.Functions.Contains(SponsorFunction.Cmc)) errors.Add(new("functions", "Quality Assurance must be independent: it cannot be the same person as CMC."));
        if (selection.OpenGate?.InTurn.Any(a => a.PersonId == change.PersonId) == true && change.Roles.Count + change.Functions.Count == 0)
            errors.Add(new("personId", "This person still has to decide at an open gate. Let it be decided, or let them name a deputy, before they leave."));
        var seats = After(selection, change);
        foreach (var missing in Enum.GetValues<SponsorFunction>().Except(seats.SelectMany(s => s.Functions))) errors.Add(new("functions", $"Nobody would hold the function {EnumNames.Of(missing)} any more."));
        foreach (var missing in TeamRules.Needed.Except(seats.SelectMany(s => s.Roles))) errors.Add(new("roles", $"Nobody would have the role {EnumNames.Of(missing)} any more."));
        if (seats.Count > TeamRules.Largest) errors.Add(new("personId", $"A team has at most {TeamRules.Largest} people."));
        return errors.Count == 0 ? null : Refusal.Invalid(errors);
    }

    private static bool Manages(Selection selection, Actor actor) =>
        selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Any(r => r is Role.ProjectManager or Role.Administrator) == true;

    private static bool TakesAway(Selection selection, SeatChange change) =>
        selection.State.Team.FirstOrDefault(m => m.PersonId == change.PersonId) is { } seat ? seat.Roles.Except(change.Roles).Any() || seat.Functions.Except(change.Functions).Any() : change.Roles.Count + change.Functions.Count == 0;

    private static List<TeamSeat> After(Selection selection, SeatChange change)
    {
        var seat = new TeamSeat(change.PersonId, change.Functions, change.Roles);
        var stays = change.Roles.Count + change.Functions.Count > 0;
        var known = selection.State.Team.Any(m => m.PersonId == change.PersonId);
        var seats = selection.State.Team.Where(m => stays || m.PersonId != change.PersonId).Select(m => m.PersonId == change.PersonId ? seat : m).ToList();
        if (stays && !known) seats.Add(seat);
        return seats;
    }

    private static bool Same(IReadOnlyList<TeamSeat> a, List<TeamSeat> b) =>
        a.Count == b.Count && a.Zip(b).All(p => p.First.PersonId == p.Second.PersonId && p.First.Roles.Order().SequenceEqual(p.Second.Roles.Order()) && p.First.Functions.Order().SequenceEqual(p.Second.Functions.Order()));

    private static string Text(SeatChange change) => change.Roles.Count + change.Functions.Count == 0
        ? "leaves"
        : $"roles {string.Join(' ', change.Roles.Select(EnumNames.Of))}; functions {string.Join(' ', change.Functions.Select(EnumNames.Of))}";
}

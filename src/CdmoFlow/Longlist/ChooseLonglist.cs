using System.Globalization;
using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist;

/// <summary>Which companies go to the longlist gate.</summary>
public sealed record ChooseLonglistInput
{
    /// <summary>Company ids of the register; six to eight are usual.</summary>
    public IReadOnlyList<string?>? CdmoIds { get; init; }

    /// <summary>Needed when the choice differs from the proposal or is not six to eight; at least ten characters.</summary>
    public string? Reason { get; init; }
}

/// <summary>The project manager's choice of the longlist: it opens the gate, which alone lets a confidentiality agreement be sought with anybody.</summary>
public static class ChooseLonglist
{
    private const int ShortestReason = 10;
    private const int MostChosen = 20;

    /// <summary>Chooses among the candidates and the companies that the register offers beside them.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="input">The choice.</param>
    /// <param name="fromRegister">Candidates made of register companies that were named but not proposed.</param>
    /// <param name="actor">Who chooses.</param>
    /// <param name="now">The time of the choice.</param>
    public static Outcome Decide(Selection selection, ChooseLonglistInput input, IReadOnlyList<Candidate> fromRegister, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager chooses the longlist.");
        string[] ids = [.. (input.CdmoIds ?? []).Select(id => id?.Trim() ?? "").Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];
        if (selection.State.Stage != Stage.Longlist) return Refusal.WrongStage(selection, "the longlist is chosen in the stage longlist.");
        var chosenBefore = selection.Candidates.Where(c => c.Chosen).Select(c => c.CdmoId).ToHashSet(StringComparer.Ordinal);
        if (selection.OpenGate is { Kind: GateKind.Longlist })
        {
            return chosenBefore.SetEquals(ids)
                ? Outcome.AlreadyDone
                : Refusal.WrongState("gate-open", "The longlist waits at its gate; to choose again, send it back there.");
        }

        var reason = input.Reason?.Trim() ?? "";
        var (chosen, errors) = Resolve(selection, ids, fromRegister);
        var proposed = selection.Candidates.Where(c => c.Proposed).Select(c => c.CdmoId).ToHashSet(StringComparer.Ordinal);
        var asProposed = ids.Length is >= LonglistProposal.Fewest and <= LonglistProposal.Most && proposed.SetEquals(ids);
        var usual = ids.Length is >= LonglistProposal.Fewest and <= LonglistProposal.Most;
        if (!asProposed && reason.Length < ShortestReason)
        {
            errors.Add(new FieldError("reason", usual
                ? "The choice differs from the proposal: type the reason, at least ten characters."
                : "Six to eight companies are usual: type the reason for another number, at least ten characters."));
        }

        if (errors.Count > 0) return Refusal.Invalid(errors);

        var change = new Change();
        foreach (var candidate in chosen) change.Put(candidate with { Chosen = true, Standing = CandidateStanding.Longlisted });
        foreach (var candidate in selection.Candidates.Where(c => c.Chosen && !ids.Contains(c.CdmoId, StringComparer.Ordinal)))
            change.Put(candidate with { Chosen = false, Standing = CandidateStanding.Proposed });
        change.Put(selection.State with { NeedsAttention = LonglistAttention.Without(selection.State.NeedsAttention) });
        change.Note("longlist.chosen", selection.Id, string.Join(' ', proposed.Order(StringComparer.Ordinal)), string.Join(' ', ids), reason.Length == 0 ? null : reason);
        OpenGate.Add(change, selection, GateKind.Longlist, Proposal(chosen, reason), actor, now);
        return change.Wake(Instances.Longlist(selection.Id));
    }

    private static (List<Candidate> Chosen, List<FieldError> Errors) Resolve(Selection selection, string[] ids, IReadOnlyList<Candidate> fromRegister)
    {
        List<Candidate> chosen = [];
        List<FieldError> errors = [];
        if (ids.Length is 0 or > MostChosen)
            errors.Add(new FieldError("cdmoIds", ids.Length == 0 ? "Choose at least one company." : string.Create(CultureInfo.InvariantCulture, $"Choose at most {MostChosen} companies.")));
        for (var i = 0; i < ids.Length; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"cdmoIds[{i}]");
            var known = selection.Candidate(ids[i]);
            // A contact that was wrong at the proposal may have been put right in the register since.
            var fresh = fromRegister.FirstOrDefault(c => c.CdmoId == ids[i]);
            if ((known is null ? fresh : known.ContactPersonId is null && fresh is not null ? known with { ContactPersonId = fresh.ContactPersonId } : known) is not { } candidate)
                errors.Add(new FieldError(field, $"'{ids[i]}' is no company of the register; its id stands in the register's list."));
            else if (candidate.ContactPersonId is null)
                errors.Add(new FieldError(field, $"{candidate.Name} has no contact of its own: the address in the register belongs to somebody else. Correct it there and choose again."));
            else
                chosen.Add(candidate);
        }

        return (chosen, errors);
    }

    private static string Proposal(List<Candidate> chosen, string reason)
    {
        var names = string.Join(", ", chosen.OrderByDescending(c => c.Fit).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} (fit {c.Fit:0})")));
        var count = string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} {(chosen.Count == 1 ? "company" : "companies")}");
        return $"Seek a confidentiality agreement with {count}: {names}." + (reason.Length == 0 ? "" : $" Reason: {reason}");
    }
}

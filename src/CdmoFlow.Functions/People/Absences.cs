using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.People;

namespace CdmoFlow.Functions.People;

/// <summary>Announces a person's absence in every selection they are on. Each is its own transaction: where the deputy cannot stand in, the others still count, and the person is told.</summary>
public sealed class Absences(SelectionIndex index, SelectionStore store, PeopleStore people, AbsenceStore notices, Desk desk, TimeProvider clock)
{
    /// <summary>What was announced last; null when nothing was.</summary>
    public Task<AbsenceNotice?> NoticeAsync(string personId) => notices.FindAsync(personId);

    /// <summary>The colleagues with whom a person shares an unfinished selection, by name; erased persons are left out.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(string personId)
    {
        var names = await people.NamesAsync();
        return
        [
            .. (await OpenAsync(personId)).SelectMany(s => s.Team).Where(p => p != personId && names.ContainsKey(p)).Distinct(StringComparer.Ordinal)
                .Select(p => new Colleague(p, names[p])).OrderBy(c => c.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Announces; null when it was, else the wrong fields.</summary>
    public async Task<Refusal?> AnnounceAsync(Visitor visitor, AbsenceInput input, DurableTaskClient client)
    {
        if (CdmoFlow.People.AnnounceAbsence.Check(input) is { Count: > 0 } errors) return Refusal.Invalid(errors);
        if (input.Until!.Value.AddDays(1) < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) return Refusal.Invalid("until", "The last day has passed already.");
        List<string> covered = [];
        List<AbsenceGap> gaps = [];
        foreach (var row in await OpenAsync(visitor.PersonId))
        {
            var refusal = await DecideAsync(row.Id, visitor, client, (selection, actor, now) => CdmoFlow.People.AnnounceAbsence.Decide(selection, input, actor, now));
            if (refusal is null) covered.Add(row.Title);
            else gaps.Add(new AbsenceGap(row.Title, refusal.Detail));
        }

        await notices.PutAsync(new AbsenceNotice { PersonId = visitor.PersonId, DeputyId = input.DeputyId!, From = input.From!.Value, Until = input.Until.Value, Covered = covered, Gaps = gaps });
        return null;
    }

    /// <summary>Ends it everywhere.</summary>
    public async Task EndAsync(Visitor visitor, DurableTaskClient client)
    {
        foreach (var row in await OpenAsync(visitor.PersonId))
            await DecideAsync(row.Id, visitor, client, CdmoFlow.People.AnnounceAbsence.End);
        await notices.RemoveAsync(visitor.PersonId);
    }

    private async Task<Refusal?> DecideAsync(string selectionId, Visitor visitor, DurableTaskClient client, Func<Selection, Actor, DateTimeOffset, Outcome> decide)
    {
        var actor = visitor.ActingOn(await store.PeekAsync(selectionId));
        return (await desk.DecideAsync(selectionId, actor, client, (selection, now) => selection.State.HasEnded ? Outcome.AlreadyDone : decide(selection, actor, now))).Refusal;
    }

    private async Task<IEnumerable<SelectionSummary>> OpenAsync(string personId) =>
        (await index.ListAsync()).Where(s => s.Team.Contains(personId) && s.Stage is not (Stage.Contracted or Stage.Cancelled));
}

using System.Globalization;
using Azure;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Scoping;

/// <summary>Stores a new selection with its people and starts its orchestration; asked again with the same request id, it finds the one it made and repairs a lost start.</summary>
public sealed class NewSelections(SelectionStore store, PeopleStore people, Signals signals, TimeProvider clock)
{
    /// <summary>The new selection, or every wrong field.</summary>
    public async Task<(SelectionState? State, Refusal? Refusal)> CreateAsync(
        ScopingDocument document, IReadOnlyList<FieldError> unreadable, Visitor visitor, DurableTaskClient client)
    {
        var id = document.RequestId is null ? Guid.CreateVersion7().ToString("N") : CdmoFlow.Scoping.CreateSelection.IdOf(visitor.PersonId, document.RequestId);
        var (brief, found) = ScopingValidation.Check(document);
        List<FieldError> errors = [.. unreadable, .. found.Where(e => unreadable.All(u => u.Field != e.Field))];
        if (id is null) errors.Add(new FieldError("requestId", "Send a version-7 GUID or leave it out."));
        errors.AddRange(await ForeignAddressesAsync(document));
        if (errors.Count > 0) return (null, Refusal.Invalid(errors));

        if (await store.PeekAsync(id!) is { } earlier) return await RepeatAsync(earlier, brief!, client);
        List<TeamSeat> team = [];
        foreach (var member in TeamMember.Of(document))
            team.Add(new TeamSeat((await people.GetOrAddAsync(member.Name, member.Email, null)).Id, member.Functions, member.Roles));

        var now = clock.GetUtcNow();
        var (state, change) = CdmoFlow.Scoping.CreateSelection.Decide(id!, brief!, team, now, Countries(document));
        change.Start(nameof(SelectionOrchestrator), Instances.Selection(id!), new StageInput(id!));
        try
        {
            var committed = await store.CreateAsync(state, change, visitor.ActingOn(state), now);
            await signals.SendAsync(client, committed);
            return (committed.Selection.State, null);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return await RepeatAsync((await store.PeekAsync(id!))!, brief!, client);
        }
    }

    private static string[] Countries(ScopingDocument document) =>
        [.. (document.HolidayCountries ?? []).OfType<string>().Select(c => c.Trim().ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private async Task<(SelectionState?, Refusal?)> RepeatAsync(SelectionState earlier, Brief brief, DurableTaskClient client)
    {
        if (CdmoFlow.Scoping.CreateSelection.HashOf(earlier.Brief) != CdmoFlow.Scoping.CreateSelection.HashOf(brief))
            return (null, Refusal.WrongState("already-created", "This form has already created a selection from other facts. Open a new form for another one."));
        await signals.StartAsync(client, new OrchestrationStart(nameof(SelectionOrchestrator), Instances.Selection(earlier.Id), new StageInput(earlier.Id)));
        return (earlier, null);
    }

    private async Task<IReadOnlyList<FieldError>> ForeignAddressesAsync(ScopingDocument document)
    {
        List<FieldError> errors = [];
        for (var i = 0; i < Math.Min(document.Team?.Count ?? 0, 50); i++)
        {
            if (document.Team![i]?.Email is not { } email || !MailAddresses.IsPlain(email.Trim())) continue;
            if (await people.FindByEmailAsync(email) is { CdmoId: not null })
                errors.Add(new FieldError(string.Create(CultureInfo.InvariantCulture, $"team[{i}].email"), "This address belongs to a person of a CDMO; nobody can stand on both sides."));
        }

        return errors;
    }
}

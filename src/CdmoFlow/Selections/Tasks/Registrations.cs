using CdmoFlow.Proposals.Registered;

namespace CdmoFlow.Selections.Tasks;

/// <summary>Proposals that were registered for a CDMO and that it has not confirmed: it is reminded by mail, and who registered them asks it another way.</summary>
internal static class Registrations
{
    public static IEnumerable<OpenTask> Of(Selection selection) => RegistrationReminders.Waiting(selection).SelectMany(seal => OpenTasks.ForManagers(
        selection,
        $"Get the word of {selection.NameOf(seal.CdmoId)} on the proposal that was registered for it",
        "It came by e-mail; until the CDMO confirms it in its room, it is marked as not confirmed.",
        selection.State.DueAt));
}

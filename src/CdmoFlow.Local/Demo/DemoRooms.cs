using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Demo;

/// <summary>Rooms of invited CDMOs, for the persona picker.</summary>
internal sealed class DemoRooms(SelectionIndex index, SelectionStore selections)
{
    // A picker of a thousand rooms helps nobody, and each selection is one query.
    private const int MostSelections = 12;

    /// <summary>The rooms of a few selections, those that wait for an answer first.</summary>
    public async Task<IReadOnlyList<DemoRoom>> ListAsync()
    {
        List<DemoRoom> rooms = [];
        foreach (var summary in (await index.ListAsync()).Where(s => s.Stage >= Stage.RfpIssued).OrderBy(s => s.Stage).Take(MostSelections))
        {
            if (await selections.LoadAsync(summary.Id) is not { } loaded) continue;
            rooms.AddRange(loaded.Selection.Invitations.Select(i => new DemoRoom(
                i.ContactPersonId, summary.Id, i.CdmoId, loaded.Selection.NameOf(i.CdmoId), summary.Title, summary.Stage, i.State)));
        }

        return [.. rooms.OrderBy(r => r.Waits ? 0 : 1).ThenBy(r => r.Stage == Stage.Cancelled ? 1 : 0)];
    }
}

/// <summary>One CDMO's room and who answers there.</summary>
internal sealed record DemoRoom(string PersonId, string SelectionId, string CdmoId, string Company, string Selection, Stage Stage, InvitationState State)
{
    /// <summary>The CDMO can still do something about the RFP.</summary>
    public bool Waits => Stage == Stage.RfpIssued && State is InvitationState.Sent or InvitationState.Delivered or InvitationState.Entered or InvitationState.Accepted;

    /// <summary>Its page.</summary>
    public string Path => $"/rooms/{SelectionId}/{CdmoId}";
}

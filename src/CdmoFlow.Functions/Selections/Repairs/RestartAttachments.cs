using CdmoFlow.Functions.Rfp.DataRoom;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>A file of the data room has no verdict and nothing works on it: its checks were never started, or gave up.</summary>
public sealed class RestartAttachments(Signals signals)
{
    /// <summary>Starts fresh checks where none run; at most once an hour for each version, or once a minute when a person asks for it. A selection that has ended needs none.</summary>
    public async Task MendAsync(DurableTaskClient client, Selection selection, DateTimeOffset now, bool atOnce = false, CancellationToken cancellationToken = default)
    {
        if (selection.State.HasEnded) return;
        foreach (var attachment in Unchecked(selection))
            await signals.StartAgainAsync(client, new OrchestrationStart(nameof(AttachmentOrchestrator), Instances.Attachment(selection.Id, attachment.Number, attachment.Version), new AttachmentKey(selection.Id, attachment.Number, attachment.Version)), now, atOnce, cancellationToken);
    }

    /// <summary>The files that have no verdict.</summary>
    internal static IEnumerable<Attachment> Unchecked(Selection selection) => DataRooms.All(selection).Where(a => a is { WithdrawnAt: null, File.Finding: not { IsFinal: true } });
}

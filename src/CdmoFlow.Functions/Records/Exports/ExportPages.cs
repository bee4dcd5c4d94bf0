using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CdmoFlow.Mail;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Records.Exports;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Exports;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>Writes the page of an export, piece by piece.</summary>
public sealed class ExportPages(ExportSource source, RoomStore rooms, PeopleStore people)
{
    /// <summary>The page in the language of the moment.</summary>
    public async Task WriteAsync(BegunExport begun, Stream target, CancellationToken cancellationToken)
    {
        var known = new SelectionModel(begun.Snapshot.Selection, await people.NamesAsync(cancellationToken));
        await HtmlDocument.WriteAsync(target, Dossier.Head(known, begun.Header), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, BlocksAsync(begun, known, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<Block> BlocksAsync(BegunExport begun, SelectionModel known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (selection, id, upTo) = (known.Selection, begun.Header.SelectionId, begun.Header.Trail.Sequence);
        foreach (var block in Dossier.Facts(known, begun.Header.ExportedAt)) yield return block;
        foreach (var seal in selection.Proposals.Where(p => p is { IsOpened: true, IsHeld: true }))
        {
            var room = await rooms.ContentAsync(id, seal.CdmoId, cancellationToken);
            if (room.Submissions.FirstOrDefault(s => s.Id == seal.SubmissionId) is not { } submission) continue;
            foreach (var block in Dossier.Proposal(new ProposalModel(selection, ProposalView.Of(selection, seal, submission, room.Corrections), false))) yield return block;
        }

        await foreach (var (mails, isFirst) in InPartsAsync(source.MailsAsync(id, upTo, cancellationToken).Select(Parse<OutboxMail>)).WithCancellation(cancellationToken))
            foreach (var block in Dossier.Mails(known, mails, isFirst)) yield return block;
        await foreach (var (entries, isFirst) in InPartsAsync(source.TrailAsync(id, upTo, cancellationToken).Select(Parse<TrailEntry>)).WithCancellation(cancellationToken))
            foreach (var block in Dossier.Trail(known, entries, isFirst)) yield return block;
    }

    private static async IAsyncEnumerable<(IReadOnlyList<T> Part, bool IsFirst)> InPartsAsync<T>(IAsyncEnumerable<T> all)
    {
        var first = true;
        await foreach (var part in all.Chunk(Dossier.RowsAtOnce))
        {
            yield return (part, first);
            first = false;
        }
    }

    private static T Parse<T>(StoredRow row) => JsonSerializer.Deserialize<T>(row.Json, Json.Options)!;
}

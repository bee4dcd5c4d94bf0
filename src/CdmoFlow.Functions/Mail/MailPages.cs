using CdmoFlow.Functions.Http;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Mail;

/// <summary>What was sent in a selection, to whom, and how far each mail got.</summary>
public sealed class MailPages(OutboxStore outbox, SelectionPages pages)
{
    /// <summary>All mails, newest first.</summary>
    [Function("MailsPage")]
    public async Task<IResult> MailsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/mails")] HttpRequest request, string selectionId)
    {
        var mails = await outbox.ListAsync(selectionId);
        return await pages.ShowAsync<MailsPage, MailsModel>(request, selection => new MailsModel(selection, [.. mails.Reverse()]));
    }
}

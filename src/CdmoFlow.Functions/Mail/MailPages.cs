using CdmoFlow.Functions.Http;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Mail;

/// <summary>What was sent in a selection, to whom, and how far each mail got.</summary>
public sealed class MailPages(OutboxStore outbox, PeopleStore people, Answers answers)
{
    /// <summary>All mails, newest first.</summary>
    [Function("MailsPage")]
    public async Task<IResult> MailsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/mails")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded
            ? Page.Show<MailsPage, MailsModel>(request, new MailsModel(new SelectionModel(loaded.Selection, await people.NamesAsync()), [.. (await outbox.ListAsync(selectionId)).Reverse()]))
            : answers.NotFound(request);
}

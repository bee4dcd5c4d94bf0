using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Longlist.Outreach;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Mail;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Contacts;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Rfp.Sending;

namespace CdmoFlow.Functions.Rfp;

/// <summary>The sending of the RFP: what must be so, who gets which mail, and the one action.</summary>
public sealed class SendingEndpoints(SelectionPages pages, WriteMail writer, HumanStep step, NamedContacts contacts, OutboxStore outbox, Answers answers, TimeProvider clock)
{
    /// <summary>Preconditions, recipients with their mails, and the button.</summary>
    [Function("SendRfpPage")]
    public Task<IResult> SendRfpPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/rfp/send")] HttpRequest request, string selectionId) =>
        pages.ShowAsync<SendRfpPage, SendRfpModel>(request, shown =>
        {
            var (selection, now) = (shown.Selection, clock.GetUtcNow());
            var terms = RfpFiles.Terms(selection, now);
            return new SendRfpModel(shown, request.SignedIn().PersonId, Precondition.Of(selection, now), [.. Recipient.Of(selection, now).Select(r => Preview(r))]);

            MailPreview Preview(Recipient recipient)
            {
                if (recipient.Candidate.ContactPersonId is not { } contact) return new MailPreview(recipient, null, null, null);
                var content = writer.ForReader(selection.State, InvitationMail.Order(selection, recipient.Candidate, terms.Deadline, terms.QuestionsClose, terms.AnswersBy), shown.NameOf(contact));
                return new MailPreview(recipient, content.Subject, content.Text, content.Html);
            }
        });

    /// <summary>The same for programs.</summary>
    [Function("GetSending")]
    [Api("What stands before the sending of the RFP, and what becomes of each company's mail", Returns = typeof(SendingAnswer))]
    public IResult GetSending([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/rfp/sending")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(SendingAnswer.Of(loaded.Selection, clock.GetUtcNow())) : answers.NotFound(request);

    /// <summary>Sends it.</summary>
    [Function("SendRfp")]
    [Api("Send the RFP; every precondition is checked first", Accepts = typeof(SendRfpInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp/sending")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<SendRfpInput>(request, selectionId, client, CdmoFlow.Rfp.Sending.SendRfp.Decide);

    /// <summary>Edits a company's mail, lets it wait or leaves the company out.</summary>
    [Function("PrepareMail")]
    [Api("Before the RFP goes out: edit a company's mail, let it wait, or leave the company out with a reason", Accepts = typeof(PrepareMailInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Prepare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/rfp/sending/{cdmoId}")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<PrepareMailInput>(request, selectionId, client, (selection, input, actor, now) => PrepareMail.Decide(selection, cdmoId, input, actor, now));

    /// <summary>Names another contact of a company.</summary>
    [Function("NameContact")]
    [Api("Name another contact of a company, or a corrected address, also after the invitation; earlier links end", Accepts = typeof(NameContactInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Name(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/invitations/{cdmoId}/contact")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        (string? PersonId, IReadOnlyList<OutboxMail> Dead) found = (null, []);
        return step.RunAsync<NameContactInput>(
            request,
            selectionId,
            client,
            (selection, input, actor, now) => NameContact.Decide(selection, cdmoId, found.PersonId, found.Dead, input, actor, now),
            before: async (input, _) =>
            {
                found = (
                    await contacts.FindOrAddAsync(input.Name, input.Email, cdmoId),
                    [.. (await outbox.ListAsync(selectionId)).Where(m => m.Order.Link.CdmoId == cdmoId && DeadMails.Is(m))]);
                return null;
            });
    }
}

using CdmoFlow.Functions.Http;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Mail;

namespace CdmoFlow.Functions.Mail;

/// <summary>What was sent in a selection, to whom, how far each mail got, and what waits for release.</summary>
public sealed class MailPages(OutboxStore outbox, WriteMail writer, SelectionPages pages, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>All mails, newest first.</summary>
    [Function("MailsPage")]
    public async Task<IResult> MailsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/mails")] HttpRequest request, string selectionId)
    {
        var mails = await outbox.ListAsync(selectionId);
        return await pages.ShowAsync<MailsPage, MailsModel>(request, selection => new MailsModel(selection, [.. mails.Reverse()], request.SignedIn().PersonId));
    }

    /// <summary>All mails.</summary>
    [Function("ListMails")]
    [Api("The mails of a selection: which wait for release, which left, and what was reported of each", Returns = typeof(MailsAnswer))]
    public async Task<IResult> ListMails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/mails")] HttpRequest request, string selectionId) =>
        request.HttpContext.Loaded() is { } loaded ? Answers.Ok(MailsAnswer.Of(loaded.Selection, await outbox.ListAsync(selectionId))) : answers.NotFound(request);

    /// <summary>One mail as it reads, with what can be done about it.</summary>
    [Function("MailPage")]
    public async Task<IResult> MailPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "selections/{selectionId}/mails/{mailId}")] HttpRequest request, string selectionId, string mailId)
    {
        var sent = await outbox.FindAsync(selectionId, mailId);
        return await pages.ShowAsync<MailPage, MailModel>(request, shown =>
        {
            var held = shown.Selection.Find<HeldMail>(HeldMail.KeyOf(mailId));
            // What waits is shown as it would leave now; what cannot leave any more, as it was ordered.
            if ((sent?.Order ?? (held is { Choice: null } ? PresentMail.Of(shown.Selection, held.Order, clock.GetUtcNow()).Order ?? held.Order : held?.Order)) is not { } order) return null;
            var readable = QuestionMails.ForReader(shown.Selection, order, request.SignedIn().PersonId);
            var content = writer.ForReader(shown.Selection.State, readable, shown.NameOf(order.ToPersonId));
            return new MailModel(shown, mailId, readable, sent, held, content.Subject, content.Text, request.SignedIn().PersonId);
        });
    }

    /// <summary>Lets mails to the CDMOs wait or leave by themselves.</summary>
    [Function("HoldMails")]
    [Api("Let mails to the CDMOs wait for release, or let them leave by themselves", Accepts = typeof(HoldMailsInput), Returns = typeof(StepAnswer))]
    public Task<IResult> HoldMails(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/mail-rules")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<HoldMailsInput>(request, selectionId, client, CdmoFlow.Mail.Holding.HoldMails.Decide);

    /// <summary>Releases several.</summary>
    [Function("ReleaseAllMails")]
    [Api("Release mails that wait, all at the same moment", Accepts = typeof(ReleaseAllMailsInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ReleaseAllMails(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/mail-releases")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ReleaseAllMailsInput>(request, selectionId, client, CdmoFlow.Mail.Holding.ReleaseAllMails.Decide);

    /// <summary>Releases one.</summary>
    [Function("ReleaseMail")]
    [Api("Release one mail that waits, with a subject and a paragraph of your own if you like", Accepts = typeof(ReleaseMailInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ReleaseMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/mails/{mailId}/release")] HttpRequest request, string selectionId, string mailId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<ReleaseMailInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Mail.Holding.ReleaseMail.Decide(selection, mailId, input, actor, now));

    /// <summary>Drops one.</summary>
    [Function("DropMail")]
    [Api("Drop one mail that waits, with a reason", Accepts = typeof(DropMailInput), Returns = typeof(StepAnswer))]
    public Task<IResult> DropMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/mails/{mailId}/drop")] HttpRequest request, string selectionId, string mailId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DropMailInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Mail.Holding.DropMail.Decide(selection, mailId, input, actor, now));

    /// <summary>Sends one again.</summary>
    [Function("ResendMail")]
    [Api("Send a mail to its recipient once more, with a reason", Accepts = typeof(ResendMailInput), Returns = typeof(StepAnswer))]
    public Task<IResult> ResendMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/mails/{mailId}/again")] HttpRequest request, string selectionId, string mailId, [DurableClient] DurableTaskClient client)
    {
        OutboxMail? mail = null;
        return step.RunAsync<ResendMailInput>(
            request,
            selectionId,
            client,
            (selection, input, actor, now) => CdmoFlow.Mail.ResendMail.Decide(selection, mail, input, actor, now),
            before: async (_, _) =>
            {
                mail = await outbox.FindAsync(selectionId, mailId);
                return null;
            });
    }
}

using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Mail;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Operations;

namespace CdmoFlow.Functions.Operations;

/// <summary>What went wrong: seen, tried again, dismissed with a reason.</summary>
public sealed class FaultEndpoints(MyFaults mine, InstallationFaults installation, SelectionStore store, Desk desk, RetryFaults retries, OutboxStore outbox, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>Everything that waits for the visitor.</summary>
    [Function("AttentionPage")]
    public async Task<IResult> AttentionPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "attention")] HttpRequest request) =>
        Page.Show<AttentionPage, AttentionModel>(request, await mine.AllAsync(request.SignedIn()));

    /// <summary>The same for programs.</summary>
    [Function("ListFaults")]
    [Api("What went wrong in the selections that you look after, and waits for a person", Returns = typeof(AttentionModel))]
    public async Task<IResult> ListFaults([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/attention")] HttpRequest request) =>
        Answers.Ok(await mine.AllAsync(request.SignedIn()));

    /// <summary>Tries it again.</summary>
    [Function("RetryFault")]
    [Api("Try again what went wrong; twice is once", Accepts = typeof(RetryFaultInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Retry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/faults/{faultId}/retry")] HttpRequest request, string selectionId, string faultId, [DurableClient] DurableTaskClient client)
    {
        var (_, unreadable, typed) = await Bodies.ReadAsync<RetryFaultInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var actor = request.Acting();
        Fault? tried = null;
        // The mail lies outside of what a decision sees.
        var mail = await DeadMailAsync(selectionId, faultId);
        var verdict = await desk.DecideAsync(
            selectionId,
            actor,
            client,
            (selection, now) =>
            {
                var outcome = RetryFault.Decide(selection, faultId, mail, actor, now);
                tried = outcome.Change is { IsEmpty: false } ? selection.Find<Fault>(Fault.KeyOf(faultId)) : null;
                return outcome;
            },
            request.HttpContext.RequestAborted);
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal, typed);
        if (tried is not null) await retries.RunAsync(client, selectionId, tried);
        return typed is not null ? Results.Redirect("/attention") : Answers.Ok(new StepAnswer(selectionId, verdict.Selection!.State.Stage));
    }

    /// <summary>Dismisses it.</summary>
    [Function("DismissFault")]
    [Api("Dismiss with a reason what went wrong; it comes back when it fails anew", Accepts = typeof(DismissFaultInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Dismiss(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/faults/{faultId}/dismissal")] HttpRequest request, string selectionId, string faultId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<DismissFaultInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Selections.Faults.DismissFault.Decide(selection, faultId, input, actor, now));

    /// <summary>Dismisses what went wrong with the installation.</summary>
    [Function("DismissInstallationFault")]
    [Api("Dismiss with a reason what went wrong with the installation itself; it comes back when it fails anew", Accepts = typeof(DismissFaultInput), Returns = typeof(AttentionModel))]
    public async Task<IResult> DismissOfInstallation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/attention/{faultId}/dismissal")] HttpRequest request, string faultId)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<DismissFaultInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (dismissed, refused) = DismissInstallationFault.Decide(await installation.FindAsync(faultId), input!, request.Acting(), clock.GetUtcNow());
        if (refused is not null) return answers.Refused(request, refused, typed);
        await installation.PutAsync(dismissed!);
        return typed is not null ? Results.Redirect("/attention") : Answers.Ok(await mine.AllAsync(request.SignedIn()));
    }

    private async Task<OutboxMail?> DeadMailAsync(string selectionId, string faultId) =>
        (await store.LoadAsync(selectionId))?.Selection.Find<Fault>(Fault.KeyOf(faultId)) is { Kind: FaultKind.DeadMail } fault ? await outbox.FindAsync(selectionId, OutboxMail.IdOf(fault.Subject)) : null;
}

using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>The defect window of an opened proposal, from both sides.</summary>
public sealed class DefectEndpoints(SelectionStore store, RoomStore rooms, Desk desk, HumanStep step, Answers answers, TimeProvider clock)
{
    /// <summary>Opens it.</summary>
    [Function("OpenDefectWindow")]
    [Api("Let a CDMO mend named fields of its opened proposal, once and for a time", Accepts = typeof(DefectWindowInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Open(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/proposals/{cdmoId}/defects")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        if (await store.LoadAsync(selectionId) is not { Selection: { } seen }) return answers.NotFound(request);
        var submitted = await SubmittedAsync(seen, cdmoId);
        return await step.RunAsync<DefectWindowInput>(request, selectionId, client, (selection, input, actor, now) => CdmoFlow.Proposals.Defects.OpenDefectWindow.Decide(selection, cdmoId, submitted, input, actor, now));
    }

    /// <summary>Uses it.</summary>
    [Function("CorrectDefects")]
    [Api("Mend the fields that your defect window names; once, in time", Accepts = typeof(CorrectionInput), Returns = typeof(RoomStepAnswer))]
    public async Task<IResult> Correct(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/defects")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        var arrivedAt = clock.GetUtcNow();
        var (input, unreadable, typed) = await Bodies.ReadAsync<CorrectionInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { Selection: { } seen }) return answers.NotFound(request);
        var actor = request.ActingOn(null);
        if (await desk.FindRepeatedAsync(selectionId, actor, client) is { } repeated) return Done(repeated);
        var (correction, wrong) = CorrectDefects.Read(seen, cdmoId, await SubmittedAsync(seen, cdmoId), input!, actor, arrivedAt);
        if (wrong is not null) return answers.Refused(request, wrong, typed);
        if (CorrectDefects.Decide(seen, cdmoId, correction!, actor, arrivedAt).Refusal is { } closed) return answers.Refused(request, closed, typed);
        // The content first: what the window names must be there. One that loses the race lies in the CDMO's partition and counts for nothing.
        await rooms.AddCorrectionAsync(selectionId, cdmoId, correction!);
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => CorrectDefects.Decide(selection, cdmoId, correction!, actor, arrivedAt));
        return verdict.Refusal is { } refusal ? answers.Refused(request, refusal, typed) : Done(verdict);

        IResult Done(Verdict done) => typed is not null
            ? Results.Redirect(HumanStep.ReturnPath(typed["returnTo"]?.ToString()) ?? $"/rooms/{selectionId}/{cdmoId}")
            : Answers.Ok(RoomStepAnswer.Of(done.Selection!, cdmoId, clock.GetUtcNow()));
    }

    private async Task<Offer?> SubmittedAsync(Selection selection, string cdmoId) =>
        selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.Counts) is { } seal ? OfferSites.Named(selection, seal, (await rooms.SubmissionAsync(selection.Id, cdmoId, seal.SubmissionId))?.Offer) : null;
}

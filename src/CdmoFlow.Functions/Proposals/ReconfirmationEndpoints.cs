using CdmoFlow.Functions.Http;
using CdmoFlow.Proposals;

namespace CdmoFlow.Functions.Proposals;

/// <summary>What makes a proposal count again: its CDMO's word after an amendment, or the project manager's decision about one that is late or unconfirmed.</summary>
public sealed class ReconfirmationEndpoints(HumanStep step, TimeProvider clock)
{
    /// <summary>Stands by the submitted proposal after an amendment.</summary>
    [Function("ConfirmProposal")]
    [Api("Confirm that the submitted proposal answers the RFP as amended", Accepts = typeof(ConfirmProposalInput), Returns = typeof(RoomStepAnswer))]
    public Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rooms/{selectionId}/{cdmoId}/confirmation")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client)
    {
        // The instant of the request counts, like that of a submission, however long a lost race takes.
        var arrivedAt = clock.GetUtcNow();
        return step.RunAsync<ConfirmProposalInput>(
            request, selectionId, client, (selection, input, actor, _) => ConfirmProposal.Decide(selection, cdmoId, input, actor, arrivedAt), selection => RoomStepAnswer.Of(selection, cdmoId, clock.GetUtcNow()));
    }

    /// <summary>Decides whether a late or unconfirmed proposal counts.</summary>
    [Function("AdmitProposal")]
    [Api("Decide before the opening whether a late or unconfirmed proposal counts", Accepts = typeof(AdmitProposalInput), Returns = typeof(StepAnswer))]
    public Task<IResult> Admit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/proposals/{cdmoId}/admission")] HttpRequest request, string selectionId, string cdmoId, [DurableClient] DurableTaskClient client) =>
        step.RunAsync<AdmitProposalInput>(request, selectionId, client, (selection, input, actor, now) => AdmitProposal.Decide(selection, cdmoId, input, actor, now));
}

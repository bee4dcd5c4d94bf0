using CdmoFlow.Functions.Http;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.People;

/// <summary>A human step that may be an electronic signature: the second component is checked before the decision and never reaches it.</summary>
public sealed class SignedStep(HumanStep step, Signing signing)
{
    /// <summary>Decides on a selection with the input of the body.</summary>
    /// <param name="request">Form or JSON.</param>
    /// <param name="selectionId">From the address; the door has checked that the visitor may come here.</param>
    /// <param name="client">To wake what waits.</param>
    /// <param name="secret">The code or password in the input; null where the person typed none.</param>
    /// <param name="decide">The decision, with the component that was checked; null for an approval without signature.</param>
    public Task<IResult> RunAsync<TInput>(
        HttpRequest request,
        string selectionId,
        DurableTaskClient client,
        Func<TInput, string?> secret,
        Func<Selection, TInput, Actor, DateTimeOffset, SigningMethod?, Outcome> decide)
        where TInput : class
    {
        SigningMethod? signedWith = null;
        return step.RunAsync<TInput>(
            request,
            selectionId,
            client,
            (selection, input, actor, now) => decide(selection, input, actor, now, signedWith),
            before: async (input, actor) =>
            {
                (signedWith, var refusal) = await signing.VerifyAsync(request.HttpContext, actor.PersonId, secret(input));
                return refusal;
            });
    }
}

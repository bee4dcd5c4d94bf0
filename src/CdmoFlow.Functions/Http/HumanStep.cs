using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Http;

/// <summary>Runs one human step over HTTP: read the body, decide, answer. A page's form and the JSON API take the same way.</summary>
public sealed class HumanStep(Desk desk, Answers answers)
{
    /// <summary>Decides on a selection with the input of the body.</summary>
    /// <param name="request">Form or JSON.</param>
    /// <param name="selectionId">From the address; the door has checked that the visitor may come here.</param>
    /// <param name="client">To wake what waits.</param>
    /// <param name="decide">The decision.</param>
    /// <param name="answer">What a program gets; null answers id and stage.</param>
    /// <param name="before">What has to be looked up outside the selection before the decision, such as a signature; a refusal ends the step.</param>
    public async Task<IResult> RunAsync<TInput>(
        HttpRequest request,
        string selectionId,
        DurableTaskClient client,
        Func<Selection, TInput, Actor, DateTimeOffset, Outcome> decide,
        Func<Selection, object>? answer = null,
        Func<TInput, Actor, Task<Refusal?>>? before = null)
        where TInput : class
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<TInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var actor = request.Acting();
        // A code that was typed is used up by the first try: the repeat must not be asked for it again.
        if (before is not null && await desk.FindRepeatedAsync(selectionId, actor, client, request.HttpContext.RequestAborted) is { } repeated) return Done(repeated);
        if (before is not null && await before(input!, actor) is { } stopped) return answers.Refused(request, stopped, typed);
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, now) => decide(selection, input!, actor, now), request.HttpContext.RequestAborted);
        return verdict.Refusal is { } refusal ? answers.Refused(request, refusal, typed) : Done(verdict);

        IResult Done(Verdict done) => typed is not null
            ? Results.Redirect(ReturnPath(typed["returnTo"]?.ToString()) ?? $"/selections/{selectionId}", permanent: false, preserveMethod: false)
            : Answers.Ok(answer?.Invoke(done.Selection!) ?? new StepAnswer(selectionId, done.Selection!.State.Stage));
    }

    /// <summary>A path of our own site, or null: a form must not send anybody elsewhere.</summary>
    public static string? ReturnPath(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) ? path : null;
}

/// <summary>What a program learns after a step: where the selection stands now.</summary>
public sealed record StepAnswer(string SelectionId, Stage Stage);

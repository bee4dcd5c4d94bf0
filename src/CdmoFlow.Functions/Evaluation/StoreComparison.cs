using CdmoFlow.Evaluation;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>Stores the comparison of the CDMOs as HTML, PDF and DOCX, numbered, so that what the gate looked at can be read later as it was.</summary>
public sealed class StoreComparison(SelectionStore store, Desk desk, DocumentStore documents, Answers answers, TimeProvider clock)
{
    /// <summary>Renders the scorecard of a pass. Not while first scores are still hidden from the one who asks.</summary>
    [Function("StoreComparison")]
    [Api("Store the comparison of the CDMOs as HTML, PDF and DOCX", Accepts = typeof(ComparisonInput), Returns = typeof(StepAnswer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/selections/{selectionId}/comparison")] HttpRequest request, string selectionId, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<ComparisonInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (await store.LoadAsync(selectionId) is not { Selection: { } selection }) return answers.NotFound(request);
        if (!ScorePasses.TryRead(input!.Pass, selection.State.Stage, out var pass)) return answers.Refused(request, Refusal.Invalid("pass", "Choose proposal or audited."), typed);
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == request.SignedIn().PersonId);
        var ranking = Scorecards.Ranked(selection, pass);
        if (ranking.Count == 0) return answers.Refused(request, Refusal.WrongState("nothing-to-compare", "There is no CDMO to compare yet."), typed);
        // The whole team can read a stored document, also those whose own first score is still missing.
        if (pass == ScorePass.Proposal && selection.State.Stage == Stage.Scoring && !EvaluationUpkeep.IsComplete(selection))
            return answers.Refused(request, Refusal.WrongState("scoring-incomplete", "Not everybody has scored yet; a comparison stored now would show the scores to those who have not. Store it when scoring is complete."), typed);
        if (!ranking.All(r => ScoreVisibility.MaySee(selection, seat, r.Card.CdmoId, pass)))
            return answers.Refused(request, Refusal.WrongState("own-score-first", "Complete your own scores first; until then the others' are hidden from you."), typed);

        var now = clock.GetUtcNow();
        var number = selection.Documents.Count(d => d.Id.StartsWith("comparison-", StringComparison.Ordinal) && d.Id.EndsWith("-pdf", StringComparison.Ordinal)) + 1;
        var names = ranking.ToDictionary(r => r.Card.CdmoId, r => selection.NameOf(r.Card.CdmoId), StringComparer.Ordinal);
        var document = ComparisonDocument.Build($"Comparison {number}: {selection.State.Title}", pass.Scoring(), ranking, names, ranking.ToDictionary(r => r.Card.CdmoId, r => QuestionDepth.Of(selection, r.Card.CdmoId), StringComparer.Ordinal));
        var forms = await documents.SaveAsync($"comparison-{number}", $"comparison-{number}", document, now);
        var verdict = await desk.DecideAsync(selectionId, request.ActingOn(selection.State), client, (current, _) =>
            current.Documents.Any(d => d.Id == forms[0].Id)
                ? Refusal.WrongState("busy", "Somebody stored a comparison at this moment; look at it, or try again.")
                : RenderedForms.Stored(forms, "comparison.stored"));
        if (verdict.Refusal is { } refusal) return answers.Refused(request, refusal, typed);
        return typed is not null
            ? Results.Redirect(HumanStep.ReturnPath(typed["returnTo"]?.ToString()) ?? $"/selections/{selectionId}", permanent: false, preserveMethod: false)
            : Answers.Ok(new StepAnswer(selectionId, verdict.Selection!.State.Stage));
    }
}

/// <summary>Which scorecard to print.</summary>
/// <param name="Pass"><c>proposal</c> or <c>audited</c>; without it the pass that the stage asks for.</param>
public sealed record ComparisonInput(string? Pass);

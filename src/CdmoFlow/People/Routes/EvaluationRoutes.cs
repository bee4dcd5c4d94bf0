using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <content>Routes of scores, flags and shortlist.</content>
public static partial class RouteTable
{
    private static RouteRule[] Evaluation =>
    [
        new("ScoresPage", "GET", "selections/{selectionId}/scores/{cdmoId}", Who.Reader),
        new("GetScores", "GET", "api/selections/{selectionId}/scores/{cdmoId}", Who.Reader),
        new("SubmitScores", "POST", "api/selections/{selectionId}/scores/{cdmoId}", Who.Evaluator | Who.Auditor),
        new("ScorecardPage", "GET", "selections/{selectionId}/scorecard", Who.Reader),
        new("GetScorecard", "GET", "api/selections/{selectionId}/scorecard", Who.Reader),
        new("LockTechnicalScores", "POST", "api/selections/{selectionId}/technical-scores/lock", Who.ProjectManager),
        new("ConfirmPriceOpening", "POST", "api/selections/{selectionId}/price-opening", Who.Member),
        new("PricesPage", "GET", "selections/{selectionId}/prices", Who.Reader) { From = Stage.Scoring },
        new("GetPrices", "GET", "api/selections/{selectionId}/prices", Who.Reader) { From = Stage.Scoring },
        new("ProposeShortlist", "POST", "api/selections/{selectionId}/shortlist", Who.ProjectManager),
        new("StoreComparison", "POST", "api/selections/{selectionId}/comparison", Who.ProjectManager),
        new("RaiseFlag", "POST", "api/selections/{selectionId}/flags", Who.Member),
        new("ResolveFlag", "POST", "api/selections/{selectionId}/flags/{cdmoId}/{flagKey}/resolution", Who.ProjectManager),
    ];
}

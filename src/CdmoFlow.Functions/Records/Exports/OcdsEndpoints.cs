using CdmoFlow.Functions.Http;
using CdmoFlow.Records.Ocds;

namespace CdmoFlow.Functions.Records.Exports;

/// <summary>A decided selection in the form in which contracts are published.</summary>
public sealed class OcdsEndpoints(Answers answers)
{
    /// <summary>The release.</summary>
    [Function("GetOcdsRelease")]
    [Api("A release of the Open Contracting Data Standard 1.1 for a decided selection; ?prefix= takes your registered prefix. The supplier is named once the contract is signed, nobody who lost ever, no price", Returns = typeof(OcdsRelease))]
    public IResult GetOcdsRelease([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/selections/{selectionId}/ocds")] HttpRequest request, string selectionId)
    {
        if (request.HttpContext.Loaded() is not { } loaded) return answers.NotFound(request);
        var (release, refusal) = WriteRelease.Of(loaded.Selection, request.Query["prefix"].ToString());
        return refusal is null ? Answers.Ok(release!) : answers.Refused(request, refusal);
    }
}

using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The sponsor's standard text.</summary>
/// <param name="UploadId">Answer of the upload request; the text lies in staging under it.</param>
/// <param name="ReleaseReason">Why it is handed out although no scanner could look into it; needed only then, ten to 1,000 characters.</param>
public sealed record CdaStandardInput(string? UploadId, string? ReleaseReason = null);

/// <summary>Stores the sponsor's standard text. It goes out with the longlist gate; what was sent before without any text gets it at once.</summary>
public static class StoreCdaStandard
{
    // A share is three rows and a mail, and a transaction takes one hundred.
    private const int MostAtOnce = 20;

    /// <summary>Stores it as the next version; an agreement under which another version was sent keeps that.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="text">The stored text; null when the upload is missing.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, StoredDocument? text, CdaStandardInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager gives the text of the confidentiality agreement.");
        if (selection.State.HasEnded || selection.State.Stage > Stage.RfpIssued) return Refusal.WrongStage(selection, "the standard text of the confidentiality agreement is stored until the RFP closes.");
        if (text is null) return Refusal.Invalid("uploadId", "Upload the text as a PDF or Word document of at most 20 MB first.");
        if (CdaStandard.Of(selection)?.Sha256 == text.Sha256) return Outcome.AlreadyDone;
        var stored = text with { Id = CdaStandard.NextId(selection) };
        var standard = new CdaStandard(stored.Id, actor.PersonId, now);
        var change = CdaFiles.Put(new Change().Put(standard), stored, input.ReleaseReason)
            .Note("cda.standard_stored", standard.RowKey, selection.Find<CdaStandard>(CdaStandard.Key)?.DocumentId, stored.Id, $"document {stored.Sha256}");
        foreach (var cda in selection.Cdas.Where(c => Lacks(selection, c)).Take(MostAtOnce)) CdaSending.Share(change, selection, cda with { MovedAt = now, FollowUps = [], RemindedAt = null }, stored);
        return change;
    }

    // Nobody chose to handle it outside: it went out before there was a text.
    private static bool Lacks(Selection selection, Cda cda) =>
        cda is { State: CdaState.Sent, Template: CdaTemplate.Ours, TextDocumentId: null, Outside: null } && CdaDatesUpkeep.IsIn(selection, cda);
}

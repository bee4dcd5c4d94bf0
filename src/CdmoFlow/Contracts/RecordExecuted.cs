using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>An agreement that was signed outside the system.</summary>
/// <param name="UploadId">Answer of the upload request; the PDF lies in staging under it.</param>
/// <param name="Signatories">Names and titles of both sides' signatories, as on the copy.</param>
/// <param name="ExecutedOn">Day of the last signature.</param>
public sealed record ExecutedInput(string? UploadId, string? Signatories, DateOnly? ExecutedOn);

/// <summary>The project manager records an executed copy: companies that sign on paper or in their own system are bound just as well.</summary>
public static class RecordExecuted
{
    /// <summary>Largest executed copy, in bytes.</summary>
    public const long Largest = 20_000_000;

    /// <summary>Binds the agreement to the uploaded copy.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="kind">Which agreement.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="copy">The stored copy; null when the upload is missing, too large or no PDF.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, AgreementKind kind, ExecutedInput input, StoredDocument? copy, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("The project manager records executed agreements.");
        if (CurrentAgreements.Find(selection, kind) is not { } agreement) return Refusal.WrongStage(selection, "executed agreements are recorded in the stage contract.");
        if (agreement.IsExecuted && copy is not null && selection.Documents.Any(d => d.Id == agreement.DocumentId && d.Sha256 == copy.Sha256)) return Outcome.AlreadyDone;
        if (agreement.IsExecuted) return Refusal.WrongState("already-executed", $"This agreement is {EnumNames.Of(agreement.State)} already.");
        if (selection.State.Stage != Stage.Contract) return Refusal.WrongStage(selection, "executed agreements are recorded in the stage contract.");
        if (selection.OpenGate is { Kind: GateKind.RunnerUp })
            return Refusal.WrongState("runner-up-gate-open", "The runner-up gate is open; send it back first, then record the agreement.");

        var zone = selection.State.Brief.TimeZone;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        List<FieldError> errors = [];
        if (copy is null) errors.Add(new("uploadId", "Upload the executed copy as a PDF of at most 20 MB first."));
        if ((input.Signatories?.Trim().Length ?? 0) < 5) errors.Add(new("signatories", "Name the signatories of both sides with their titles."));
        if (input.ExecutedOn is null || input.ExecutedOn > today) errors.Add(new("executedOn", "Give the day of the last signature; it cannot lie in the future."));
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var shared = copy! with { SharedWith = [agreement.CdmoId] };
        var bound = (agreement with { DocumentId = shared.Id, DocumentSha256 = shared.Sha256, SignedOutside = input.Signatories!.Trim() })
            .Bound(Zones.ToUtc(input.ExecutedOn!.Value, TimeOnly.MinValue, zone));
        var change = new Change()
            .Put(shared)
            .Put(bound)
            .Note("agreement.recorded_as_executed", agreement.RowKey, EnumNames.Of(agreement.State), EnumNames.Of(bound.State), $"document {shared.Sha256}")
            .Wake(Instances.Contract(selection.Id, selection.State.ContractRound));
        ExecutedNotice.Add(change, selection, bound);
        return change;
    }

    /// <summary>The id under which the copy is stored.</summary>
    public static string DocumentId(SelectionState state, AgreementKind kind) => $"executed-{EnumNames.Of(kind)}-{state.ContractRound}";
}

using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>An explicit sign-off of one agreement.</summary>
/// <param name="PrintedName">The signer's name as typed, at least three characters.</param>
/// <param name="Meaning">What the act means, typed or confirmed by the signer.</param>
/// <param name="DocumentSha256">Hash of the document that was read: a newer version needs a new reading.</param>
/// <param name="Signature">Code of the authenticator app or signature password; null where it is an approval and no signature. Checked before the decision, never stored.</param>
public sealed record SignInput(string? PrintedName, string? Meaning, string? DocumentSha256, string? Signature = null);

/// <summary>One side approves and signs off an agreement, bound to the exact document. Both sides make it executed; nobody acts for both.</summary>
public static class SignAgreement
{
    /// <summary>Signs for the side of the actor: a person of a CDMO signs for that CDMO, anybody else for the sponsor.</summary>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="kind">Which agreement.</param>
    /// <param name="input">As typed.</param>
    /// <param name="actor">The signed-in person.</param>
    /// <param name="now">Business time.</param>
    /// <param name="signedWith">The second component that was checked; null for an approval without signature.</param>
    public static Outcome Decide(Selection selection, AgreementKind kind, SignInput input, Actor actor, DateTimeOffset now, SigningMethod? signedWith = null)
    {
        // Another CDMO must not learn who was selected.
        if (actor.CdmoId is not null && (actor.CdmoId != selection.State.WinnerId || selection.State.Stage < Stage.Contract)) return Refusal.NotFound("agreement to sign");
        if (actor.CdmoId is null && !AgreementSigners.May(selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId), kind))
        {
            return Refusal.Forbidden(kind == AgreementKind.QualityAgreement
                ? "The Quality Agreement is signed for the sponsor by Quality Assurance alone."
                : "This agreement is signed for the sponsor by Finance and Legal or by Executive Management.");
        }

        if (Errors(input) is { Count: > 0 } errors) return Refusal.Invalid(errors);
        if (CurrentAgreements.Find(selection, kind) is not { } agreement) return Refusal.WrongStage(selection, "agreements are signed in the stage contract.");
        var side = actor.CdmoId is null ? AgreementSide.Sponsor : AgreementSide.Cdmo;
        if (agreement.Signatures.Any(s => s.Side == side && s.PersonId == actor.PersonId && s.DocumentSha256 == agreement.DocumentSha256)) return Outcome.AlreadyDone;
        if (Obstacle(selection, agreement, side, input, actor) is { } refusal) return refusal;

        var act = new AgreementSignature(actor.PersonId, input.PrintedName!.Trim(), side, input.Meaning!.Trim(), now, agreement.DocumentSha256!);
        if (signedWith is { } method) act = act with { Electronic = ElectronicSignature.Over(method, act.SignedRecord(agreement)) };
        var signed = agreement with
        {
            Signatures = [.. agreement.Signatures, act],
            State = side == AgreementSide.Sponsor ? AgreementState.WithCdmo : AgreementState.WithSponsor,
        };
        if (signed.IsSignedBy(AgreementSide.Sponsor) && signed.IsSignedBy(AgreementSide.Cdmo)) signed = signed.Bound(now);
        var change = new Change()
            .Put(signed)
            .Note("agreement.signed", agreement.RowKey, EnumNames.Of(agreement.State), EnumNames.Of(signed.State), $"{side}, document {agreement.DocumentSha256}")
            .Wake(Instances.Contract(selection.Id, selection.State.ContractRound));
        if (act.Electronic is { } electronic) change.Note("agreement.signed_electronically", agreement.RowKey, null, $"{EnumNames.Of(electronic.Method)} sha-256 {electronic.RecordSha256}", act.Meaning);
        if (signed.IsExecuted) ExecutedNotice.Add(change, selection, signed);
        return change;
    }

    private static List<FieldError> Errors(SignInput input)
    {
        List<FieldError> errors = [];
        if ((input.PrintedName?.Trim().Length ?? 0) < 3) errors.Add(new("printedName", "Type your name in full, at least three characters."));
        if ((input.Meaning?.Trim().Length ?? 0) < 10) errors.Add(new("meaning", "Say what your sign-off means, at least ten characters, such as \"I approve this agreement for my company\"."));
        if (string.IsNullOrWhiteSpace(input.DocumentSha256)) errors.Add(new("documentSha256", "Name the document you have read by its SHA-256."));
        return errors;
    }

    private static Refusal? Obstacle(Selection selection, Agreement agreement, string side, SignInput input, Actor actor)
    {
        if (agreement.IsExecuted) return Refusal.WrongState("already-executed", $"This agreement is {EnumNames.Of(agreement.State)}; nothing is left to sign.");
        if (selection.State.Stage != Stage.Contract) return Refusal.WrongStage(selection, "agreements are signed in the stage contract.");
        if (selection.OpenGate is { Kind: GateKind.RunnerUp })
            return Refusal.WrongState("runner-up-gate-open", "The deadline has passed and the runner-up gate is open; signing goes on when the gate is sent back.");
        if (agreement.DocumentSha256 is null) return Refusal.WrongState("agreement-drafting", $"This agreement is {EnumNames.Of(agreement.State)}; its document is not ready yet.");
        if (!string.Equals(agreement.DocumentSha256, input.DocumentSha256!.Trim(), StringComparison.OrdinalIgnoreCase))
            return Refusal.WrongState("document-changed", "The document is not the one you read; open the page again, read the current version and sign that.");
        if (agreement.Signatures.Any(s => s.PersonId == actor.PersonId)) return Refusal.Forbidden("You have signed this agreement for the other side; nobody signs for both.");
        return agreement.IsSignedBy(side) ? Refusal.WrongState("already-signed", "Somebody of your side has signed this agreement already; one signature per side is enough.") : null;
    }
}

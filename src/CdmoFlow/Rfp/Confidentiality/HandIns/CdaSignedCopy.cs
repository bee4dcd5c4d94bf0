using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>What an accepted signed copy does to the agreement: it is kept, and the signatures on it count.</summary>
internal static class CdaSignedCopy
{
    /// <summary>The change, or every wrong field at once.</summary>
    public static (Change? Change, Refusal? Refusal) Take(Selection selection, Cda cda, CdaHandIn accepted, DecideCdaHandInInput input, DateTimeOffset now)
    {
        // The signatures were recorded before; only the paper was missing.
        if (cda.Holds) return (new Change().Put(cda with { CopyDocumentId = accepted.File.Id }).Note("cda.copy_stored", cda.RowKey, cda.CopyDocumentId, $"document {accepted.File.Sha256}"), null);
        var today = Days.Of(now, selection.State.Brief.TimeZone);
        var handed = accepted.Signature;
        List<FieldError> errors = [];
        List<CdaSignature> signatures = [.. cda.Signatures];
        if (signatures.TrueForAll(s => s.Side != CdaSide.Cdmo))
            Add("cdmo", new("cdmo", Typed(input.CdmoName) ?? handed?.Name, Typed(input.CdmoFunction) ?? handed?.Function, input.CdmoSignedOn ?? handed?.SignedOn));
        var alsoOurs = Typed(input.SponsorName) is not null || Typed(input.SponsorFunction) is not null || input.SponsorSignedOn is not null;
        if (signatures.TrueForAll(s => s.Side != CdaSide.Sponsor) && (alsoOurs || signatures.Count == cda.Signatures.Count)) Add("sponsor", new("sponsor", input.SponsorName, input.SponsorFunction, input.SponsorSignedOn));
        if (errors.Count > 0) return (null, Refusal.Invalid(errors));

        var move = signatures.Count == 2 ? CdaMove.Execute : CdaMove.SignFirst;
        if (CdaMoves.Next(cda.State, move) is not { } next) return (null, CdaChange.Check(cda, move));
        var after = cda with { State = next, Signatures = signatures, MovedAt = now, FollowUps = [] };
        // With one signature it is not yet the copy that both keep.
        if (move == CdaMove.Execute) after = after with { CopyDocumentId = accepted.File.Id, ExecutedOn = signatures.Max(s => s.SignedOn), Signatories = SignCda.InWords(signatures) };
        if (move == CdaMove.Execute && CdaChange.CheckDays(after, today) is { } idle) return (null, idle);
        return (CdaChange.To(selection, cda, after, move == CdaMove.Execute ? "cda.executed" : "cda.signed", $"document {accepted.File.Sha256}", now), null);

        void Add(string side, SignCdaInput typed)
        {
            var (signature, wrong) = SignCda.Read(typed, today);
            errors.AddRange(wrong.Select(e => e with { Field = $"{side}{char.ToUpperInvariant(e.Field[0])}{e.Field[1..]}" }));
            signatures.Add(signature);
        }
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

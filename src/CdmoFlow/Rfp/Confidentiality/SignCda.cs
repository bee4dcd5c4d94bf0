using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>A signature as on the paper.</summary>
/// <param name="Side"><c>sponsor</c> or <c>cdmo</c>.</param>
/// <param name="Name">The signatory's name.</param>
/// <param name="Function">The signatory's function in the company.</param>
/// <param name="SignedOn">The day beside the signature.</param>
public sealed record SignCdaInput(string? Side, string? Name, string? Function, DateOnly? SignedOn);

/// <summary>Records who signed for one side. With the second side the agreement is executed.</summary>
public static class SignCda
{
    /// <summary>Adds the signature.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, SignCdaInput input, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        var (signature, errors) = Read(input, Days.Of(now, selection.State.Brief.TimeZone));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (cda.Signatures.Contains(signature)) return Outcome.AlreadyDone;
        if (!cda.IsOpen) return CdaChange.Check(cda, CdaMove.SignFirst)!;
        if (cda.Signatures.Any(s => s.Side == signature.Side)) return Refusal.WrongState("already-signed", "That side has signed. If its text was changed since, record the round first.");

        CdaSignature[] signatures = [.. cda.Signatures, signature];
        var both = signatures.Length == 2;
        var after = cda with { State = CdaMoves.Next(cda.State, both ? CdaMove.Execute : CdaMove.SignFirst)!.Value, Signatures = signatures, MovedAt = now, FollowUps = [] };
        if (both) after = after with { ExecutedOn = signatures.Max(s => s.SignedOn), Signatories = InWords(signatures) };
        if (both && CdaChange.CheckDays(after, Days.Of(now, selection.State.Brief.TimeZone)) is { } idle) return idle;
        return CdaChange.To(selection, cda, after, both ? "cda.executed" : "cda.signed", null, now);
    }

    /// <summary>Both sides' signatories in one line.</summary>
    internal static string InWords(IEnumerable<CdaSignature> signatures) => string.Join("; ", signatures.OrderBy(s => s.Side).Select(s => $"{s.Name}, {s.Function}"));

    /// <summary>The signature as it was typed, and every wrong field.</summary>
    internal static (CdaSignature Signature, List<FieldError> Errors) Read(SignCdaInput input, DateOnly today)
    {
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<CdaSide>(input.Side, out var side)) errors.Add(new("side", "Enter one of: sponsor, cdmo."));
        var (name, function) = (input.Name?.Trim() ?? "", input.Function?.Trim() ?? "");
        if (name.Length is < 2 or > 100) errors.Add(new("name", "Enter the signatory's name, two to 100 characters."));
        if (function.Length is < 2 or > 100) errors.Add(new("function", "Enter the signatory's function, two to 100 characters."));
        if (input.SignedOn is null || input.SignedOn > today) errors.Add(new("signedOn", "Enter the day beside the signature; it cannot lie in the future."));
        return (new CdaSignature(side, name, function, input.SignedOn ?? today), errors);
    }
}

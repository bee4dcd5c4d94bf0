using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>One of the three agreements with the selected CDMO.</summary>
public sealed record Agreement : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>Which agreement.</summary>
    public required AgreementKind Kind { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, Kind);

    /// <summary>Where it stands.</summary>
    public AgreementState State { get; init; } = AgreementState.Drafting;

    /// <summary>Id of the stored document that is signed.</summary>
    public string? DocumentId { get; init; }

    /// <summary>SHA-256 of that document, hex: every signature names it.</summary>
    public string? DocumentSha256 { get; init; }

    /// <summary>The signatures given in the system, oldest first.</summary>
    public IReadOnlyList<AgreementSignature> Signatures { get; init; } = [];

    /// <summary>When the last signature was given, here or on the uploaded copy.</summary>
    public DateTimeOffset? ExecutedAt { get; init; }

    /// <summary>Who signed outside the system, as typed by the recorder, where the executed copy was uploaded.</summary>
    public string? SignedOutside { get; init; }

    /// <summary>When the missing signers were last reminded; taken back when the deadline moves.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Both sides are bound.</summary>
    public bool IsExecuted => State is AgreementState.Executed or AgreementState.Effective;

    /// <summary>True when that side (<c>sponsor</c> or <c>cdmo</c>) has signed in the system.</summary>
    public bool IsSignedBy(string side) => Signatures.Any(s => s.Side == side && s.DocumentSha256 == DocumentSha256);

    /// <summary>The agreement as it stands once both sides are bound; a Quality Agreement is in force from then on.</summary>
    public Agreement Bound(DateTimeOffset at) => this with
    {
        State = Kind == AgreementKind.QualityAgreement ? AgreementState.Effective : AgreementState.Executed,
        ExecutedAt = at,
    };

    /// <summary>The row key of an agreement.</summary>
    public static string KeyOf(string cdmoId, AgreementKind kind) => $"agreement|{cdmoId}|{kind}";
}

/// <summary>The two sides of an agreement.</summary>
public static class AgreementSide
{
    /// <summary>The company that orders.</summary>
    public const string Sponsor = "sponsor";

    /// <summary>The company that develops and makes.</summary>
    public const string Cdmo = "cdmo";
}

/// <summary>States of an agreement (domain section 25).</summary>
public enum AgreementState
{
    /// <summary>Text not ready.</summary>
    Drafting,

    /// <summary>The CDMO holds the pen or must sign.</summary>
    WithCdmo,

    /// <summary>The sponsor holds the pen or must sign.</summary>
    WithSponsor,

    /// <summary>Text agreed, ready for signature.</summary>
    Agreed,

    /// <summary>Signed by both.</summary>
    Executed,

    /// <summary>In force.</summary>
    Effective,
}

/// <summary>An approval given in the system to one agreement: printed name, time, meaning, bound to the document's hash (21 CFR 11.50, 11.70).</summary>
/// <param name="PersonId">Who; key into the people table.</param>
/// <param name="PrintedName">The name as the person typed it.</param>
/// <param name="Side"><c>sponsor</c> or <c>cdmo</c>.</param>
/// <param name="Meaning">What the act means, such as "I approve this agreement for ...".</param>
/// <param name="At">Server time, UTC.</param>
/// <param name="DocumentSha256">Hash of the document it stands for, hex.</param>
public sealed record AgreementSignature(string PersonId, string PrintedName, string Side, string Meaning, DateTimeOffset At, string DocumentSha256)
{
    /// <summary>The electronic signature; null where it is an approval only.</summary>
    public ElectronicSignature? Electronic { get; init; }

    /// <summary>What an electronic signature of this act covers: agreement, document, person and meaning.</summary>
    public object SignedRecord(Agreement agreement) => new { agreement.CdmoId, agreement.Kind, PersonId, PrintedName, Side, Meaning, At, DocumentSha256 };
}

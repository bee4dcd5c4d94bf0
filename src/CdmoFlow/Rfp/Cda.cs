using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The confidentiality agreement with one CDMO. Nothing of the RFP reaches that CDMO before it is executed, and nothing more once it has ended (<see cref="Disclosure"/>).</summary>
public sealed record Cda : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>Where it stands.</summary>
    public required CdaState State { get; init; }

    /// <summary>Whose text is negotiated.</summary>
    public CdaTemplate Template { get; init; }

    /// <summary>Id of the sponsor's text that was sent; null for the CDMO's own text, and where the agreement is handled outside.</summary>
    public string? TextDocumentId { get; init; }

    /// <summary>Where the agreement is handled instead, as the project manager typed it for the CDMO; null where nobody said.</summary>
    public string? Outside { get; init; }

    /// <summary>What it protects.</summary>
    public CdaScope Scope { get; init; }

    /// <summary>When it was last sent, UTC; null in rows of before this was kept.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When either side last did something about it, UTC; null in rows of before this was kept.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>The rounds of its negotiation, in order.</summary>
    public IReadOnlyList<CdaRound> Rounds { get; init; } = [];

    /// <summary>Who signed for either side, as far as it was recorded one by one.</summary>
    public IReadOnlyList<CdaSignature> Signatures { get; init; } = [];

    /// <summary>Day of the last signature.</summary>
    public DateOnly? ExecutedOn { get; init; }

    /// <summary>Who signed, both sides, as typed by the recorder.</summary>
    public string? Signatories { get; init; }

    /// <summary>First day on which it binds; null where that is the day of the last signature.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Last day on which it binds, where it ends.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Years for which what was disclosed stays confidential after the end; null where nothing is agreed.</summary>
    public int? SurvivalYears { get; init; }

    /// <summary>Affiliates of the CDMO that it covers, by name.</summary>
    public IReadOnlyList<string> CoveredAffiliates { get; init; } = [];

    /// <summary>Mail domains of the people whom it covers, small letters, such as <c>cdmo.example</c>.</summary>
    public IReadOnlyList<string> CoveredDomains { get; init; } = [];

    /// <summary>Id of the stored signed copy; null until it was handed in.</summary>
    public string? CopyDocumentId { get; init; }

    /// <summary>The selection whose master agreement it is; null where it was made here.</summary>
    public string? ReusedFrom { get; init; }

    /// <summary>Day of the termination.</summary>
    public DateOnly? TerminatedOn { get; init; }

    /// <summary>When the CDMO was reminded to sign; null until then.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the CDMO was asked again since the last move, UTC.</summary>
    public IReadOnlyList<DateTimeOffset> FollowUps { get; init; } = [];

    /// <summary>The lead times, in days before the end, at which the project manager was told of it.</summary>
    public IReadOnlyList<int> ExpiryNotices { get; init; } = [];

    /// <summary>It was signed by both sides and nobody ended it. Whether it protects what is sent on a day says <see cref="HoldsOn"/>.</summary>
    public bool Holds => State is CdaState.Executed or CdaState.Existing;

    /// <summary>It waits for one of the two sides.</summary>
    public bool IsOpen => State is CdaState.Sent or CdaState.InRedline or CdaState.SignedByOne;

    /// <summary>The sponsor's text is to be signed and does not lie in the room.</summary>
    public bool IsOutside => Template == CdaTemplate.Ours && TextDocumentId is null;

    /// <summary>Nothing more is to be expected of it.</summary>
    public bool IsSettled => !IsOpen;

    /// <summary>The side that must act next; null where nothing is awaited.</summary>
    public CdaSide? Ball => State switch
    {
        CdaState.Sent => CdaSide.Cdmo,
        CdaState.InRedline => Rounds is [.., var last] && last.From == CdaSide.Sponsor ? CdaSide.Cdmo : CdaSide.Sponsor,
        CdaState.SignedByOne => Signatures.Any(s => s.Side == CdaSide.Sponsor) ? CdaSide.Cdmo : CdaSide.Sponsor,
        _ => null,
    };

    /// <summary>The agreement protects what is sent on that day.</summary>
    public bool HoldsOn(DateOnly day) => Holds && !(EffectiveOn > day) && !(ExpiresOn < day);

    /// <summary>True for an address in one of the covered domains or below one.</summary>
    public bool Covers(string email) => MailAddresses.DomainOf(email) is { Length: > 0 } domain && CoveredDomains.Any(d => MailAddresses.IsWithin(domain, d));

    /// <summary>The row key of a confidentiality agreement.</summary>
    public static string KeyOf(string cdmoId) => $"cda|{cdmoId}";
}

/// <summary>States of a confidentiality agreement (domain section 25).</summary>
public enum CdaState
{
    /// <summary>An agreement from earlier work still binds.</summary>
    Existing,

    /// <summary>Sent for signature, or the CDMO's own text was asked for.</summary>
    Sent,

    /// <summary>Its text is negotiated.</summary>
    InRedline,

    /// <summary>Signed by both sides.</summary>
    Executed,

    /// <summary>Not signed in time, or run out.</summary>
    Expired,

    /// <summary>The CDMO will not sign.</summary>
    Refused,

    /// <summary>One side has signed.</summary>
    SignedByOne,

    /// <summary>One side ended it before its time.</summary>
    Terminated,
}

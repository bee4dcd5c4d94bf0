using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The confidentiality agreement with one CDMO. Nothing of the RFP reaches that CDMO before it is executed.</summary>
public sealed record Cda : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>Where it stands.</summary>
    public required CdaState State { get; init; }

    /// <summary>Day of the last signature.</summary>
    public DateOnly? ExecutedOn { get; init; }

    /// <summary>Who signed, both sides, as typed by the recorder.</summary>
    public string? Signatories { get; init; }

    /// <summary>Last day on which it binds, where it ends.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>When the CDMO was reminded to sign; null until then.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>The agreement protects what is sent now.</summary>
    public bool Holds => State is CdaState.Executed or CdaState.Existing;

    /// <summary>Nothing more is to be expected of it.</summary>
    public bool IsSettled => Holds || State is CdaState.Refused or CdaState.Expired;

    /// <summary>The row key of a confidentiality agreement.</summary>
    public static string KeyOf(string cdmoId) => $"cda|{cdmoId}";
}

/// <summary>States of a confidentiality agreement (domain section 25).</summary>
public enum CdaState
{
    /// <summary>An agreement from earlier work still binds.</summary>
    Existing,

    /// <summary>Sent for signature.</summary>
    Sent,

    /// <summary>The CDMO negotiates its text.</summary>
    InRedline,

    /// <summary>Signed by both sides.</summary>
    Executed,

    /// <summary>Not signed in time, or run out.</summary>
    Expired,

    /// <summary>The CDMO will not sign.</summary>
    Refused,
}

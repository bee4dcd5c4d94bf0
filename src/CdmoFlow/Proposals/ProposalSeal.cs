using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>
/// What the sponsor's side may know of a proposal before the opening: that it exists, when it came and the hash of its content.
/// Names of files, answers and prices stay in the CDMO's own partition.
/// </summary>
public sealed record ProposalSeal : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>Counts this CDMO's submissions; the highest that was not withdrawn is the one that counts.</summary>
    public required int Version { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, Version);

    /// <summary>Id of the submission in the CDMO's partition.</summary>
    public required string SubmissionId { get; init; }

    /// <summary>When it counted, server time.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>SHA-256 over the submission's content with pinned lengths and ETags, hex.</summary>
    public required string Anchor { get; init; }

    /// <summary>SHA-256 over the hashes of all its files, hex, as the trail notes it; null until they are sealed, and in versions sealed before there was such a hash.</summary>
    public string? FilesSha256 { get; init; }

    /// <summary>Where it stands.</summary>
    public required ProposalState State { get; init; }

    /// <summary>True once every file lies in the sealed container and its hash is known.</summary>
    public bool FilesVerified { get; init; }

    /// <summary>True once the checks of every file have answered, whatever they said.</summary>
    public bool FilesChecked { get; init; }

    /// <summary>The version of which it is a copy with one file replaced, in the window for that file; null for a submission.</summary>
    public int? ReplacesVersion { get; init; }

    /// <summary>The last amendment of the RFP that it answers; 0 for the RFP as it was issued.</summary>
    public int Addendum { get; init; }

    /// <summary>When the CDMO last confirmed it, after an amendment or because it was registered for it, server time; null where that was not asked or not done.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>It came after the deadline of its CDMO, and stays marked so whatever becomes of it.</summary>
    public bool IsLate { get; init; }

    /// <summary>What the project manager decided about a version that does not count by itself; null where nothing was decided.</summary>
    public Admission? Admission { get; init; }

    /// <summary>Who of the sponsor's side has read the content after the opening; the first reading of each person stands in the trail.</summary>
    public IReadOnlyList<string> ReadBy { get; init; } = [];

    /// <summary>Who registered it for the CDMO because it came by e-mail; null where the CDMO submitted it itself.</summary>
    public string? RegisteredBy { get; init; }

    /// <summary>How many of the reminders to confirm it have gone out.</summary>
    public int ConfirmationReminders { get; init; }

    /// <summary>It was registered for the CDMO, and the CDMO has not confirmed it.</summary>
    public bool IsUnconfirmed => RegisteredBy is not null && ConfirmedAt is null;

    /// <summary>It is the version that stands for its CDMO: neither replaced nor withdrawn, and in time or taken in.</summary>
    public bool Counts => State is not (ProposalState.Superseded or ProposalState.Withdrawn or ProposalState.Draft or ProposalState.Late);

    /// <summary>Its files are kept under seal: it counts, or it is late and may be taken in.</summary>
    public bool IsHeld => Counts || State == ProposalState.Late;

    /// <summary>Two persons have opened it, at least its technical part.</summary>
    public bool IsOpened => State is ProposalState.Opened or ProposalState.OpenedTechnical or ProposalState.OpenedPrice;

    /// <summary>Its prices may be read.</summary>
    public bool IsPriceOpened => State is ProposalState.Opened or ProposalState.OpenedPrice;

    /// <summary>The row key of a submitted version.</summary>
    public static string KeyOf(string cdmoId, int version) => $"proposal|{cdmoId}|{version:D3}";
}

/// <summary>States of a proposal (domain section 25).</summary>
public enum ProposalState
{
    /// <summary>Being prepared by the CDMO.</summary>
    Draft,

    /// <summary>Handed in before the deadline.</summary>
    Submitted,

    /// <summary>Replaced by a later version.</summary>
    Superseded,

    /// <summary>Taken back by the CDMO before the deadline.</summary>
    Withdrawn,

    /// <summary>The deadline has passed; nobody has read it.</summary>
    Sealed,

    /// <summary>Opened by two persons.</summary>
    Opened,

    /// <summary>The RFP was amended after it came: until its CDMO confirms or replaces it, it answers an older version.</summary>
    NeedsReconfirmation,

    /// <summary>It came after the deadline; sealed, and it counts only if the project manager decides so.</summary>
    Late,
    /// <summary>The technical part was opened by two persons; the prices are sealed.</summary>
    OpenedTechnical,

    /// <summary>Two persons have opened the prices, too, after the technical scores were locked.</summary>
    OpenedPrice,
}

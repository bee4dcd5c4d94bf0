using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>When a person of a CDMO first came into its room with link and code. The trail has every entry; this one row a person tells the sponsor that the invitation was seen, and by whom.</summary>
public sealed record RoomEntry : ISelectionRow
{
    /// <summary>First part of the row key.</summary>
    public const string Kind = "entry";

    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>Key into the people table.</summary>
    public required string PersonId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, PersonId);

    /// <summary>The row key of a person's first entry.</summary>
    public static string KeyOf(string cdmoId, string personId) => $"{Kind}|{cdmoId}|{personId}";

    /// <summary>When the person first entered; null where it has not.</summary>
    public static DateTimeOffset? Of(Selection selection, string cdmoId, string? personId) => personId is null ? null : selection.Find<RoomEntry>(KeyOf(cdmoId, personId))?.FirstAt;
}

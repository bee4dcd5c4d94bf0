namespace CdmoFlow.Proposals;

/// <summary>Why a CDMO took a version back, in its own words. It lies in the CDMO's own partition: before the opening nobody of the sponsor may read anything of a proposal.</summary>
public sealed record RoomWithdrawal
{
    /// <summary>The version that was to be withdrawn.</summary>
    public required int Version { get; init; }

    /// <summary>When it was written, business time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote it; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>As typed, without the blanks around it.</summary>
    public required string Reason { get; init; }

    /// <summary>The row key of a withdrawal.</summary>
    public static string KeyOf(int version) => $"withdrawal|{version:D3}";
}

using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Contacts;

/// <summary>Another person of a company took the place of its contact. One row for each time.</summary>
public sealed record ContactChange : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>Counts the changes of this company from 1.</summary>
    public required int Number { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, Number);

    /// <summary>Who was written to before; null where nobody was named. Key into the people table.</summary>
    public string? From { get; init; }

    /// <summary>Who is written to since; key into the people table.</summary>
    public required string To { get; init; }

    /// <summary>Why, as typed.</summary>
    public required string Reason { get; init; }

    /// <summary>The project manager who named the person; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The row key of a change.</summary>
    public static string KeyOf(string cdmoId, int number) => FormattableString.Invariant($"contact-change|{cdmoId}|{number:D3}");
}

namespace CdmoFlow.Selections.Faults;

/// <summary>A fault as it is found now.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Subject">Instance id or row key of what it went wrong with.</param>
/// <param name="Mark">Tells this failure from an earlier one of the same subject.</param>
/// <param name="Detail">The reason; nothing sealed, no address.</param>
/// <param name="Since">Since when.</param>
public sealed record FaultFinding(FaultKind Kind, string Subject, string Mark, string Detail, DateTimeOffset Since)
{
    /// <summary>A sentence for the selection's list; null for none.</summary>
    public string? Sentence { get; init; }

    /// <summary>The row that keeps it, freshly opened.</summary>
    public Fault ToFault(Fault? before) => (before ?? new Fault { Id = Fault.IdOf(Kind, Subject), Kind = Kind, Subject = Subject, Mark = Mark, Detail = Detail, Since = Since }) with
    {
        Mark = Mark,
        Detail = Detail,
        Since = before is { IsPending: true } ? before.Since : Since,
        Sentence = Sentence,
        State = FaultState.Open,
    };
}

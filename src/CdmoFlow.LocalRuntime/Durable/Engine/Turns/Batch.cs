namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>What one turn consumes.</summary>
internal sealed record Batch(IReadOnlyList<Inbound> Entries, string? Fault, TerminateRequest? Terminate)
{
    /// <summary>A transaction holds 100 rows; the rest is left for the meta row and the history.</summary>
    private const int MaxRows = 60;

    /// <summary>Characters of payload per turn, far below the 4 MiB of a transaction.</summary>
    private const int MaxLength = 400_000;

    public bool IsEmpty => Entries.Count == 0 && Fault is null && Terminate is null;

    public IEnumerable<HistoryEvent> Messages => Entries.SelectMany(entry => entry.Completion is { } answer ? [answer] : entry.Row!.Events);

    public IEnumerable<InboxRow> Rows => Entries.Select(entry => entry.Row).OfType<InboxRow>();

    public static List<Inbound> Fill(IEnumerable<Inbound> waiting)
    {
        var taken = new List<Inbound>();
        var answered = new HashSet<int>();
        var (rows, length) = (0, 0);
        foreach (var entry in waiting)
        {
            length += entry.Completion is { } completion ? LengthOf(completion) : entry.Row!.Events.Sum(LengthOf);
            if (taken.Count > 0 && (length > MaxLength || rows == MaxRows))
            {
                break;
            }

            // Activities run at least once, so a call may be answered twice; the first answer counts.
            if (entry.Completion is { } answer && !answered.Add(answer.Id))
            {
                continue;
            }

            rows += entry.Row is null ? 0 : 1;
            taken.Add(entry);
        }

        return taken;
    }

    // A payload that is large lies in a blob and takes no room here.
    private static int LengthOf(HistoryEvent e) =>
        100 + (PayloadBlobs.IsLarge(e.Data) ? 0 : e.Data?.Length ?? 0) + (e.Failure is { } failure ? failure.ErrorMessage.Length + (failure.StackTrace?.Length ?? 0) : 0);
}

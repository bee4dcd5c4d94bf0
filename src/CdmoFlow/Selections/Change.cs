using CdmoFlow.Mail;
using CdmoFlow.Records;

namespace CdmoFlow.Selections;

/// <summary>
/// What a decision writes: rows, trail notes and outgoing mail in one transaction; then, best effort, the orchestrations to wake or start.
/// A wake-up that is lost is repaired by the reconciler, because the tables are the truth.
/// </summary>
public sealed class Change
{
    private readonly List<ISelectionRow> rows = [];
    private readonly List<TrailNote> trail = [];
    private readonly List<MailOrder> mails = [];
    private readonly List<string> wakes = [];
    private readonly List<OrchestrationStart> starts = [];
    private readonly List<string> endedSessions = [];

    /// <summary>The rows to write whole; the last one of a key wins.</summary>
    public IReadOnlyList<ISelectionRow> Rows => rows;

    /// <summary>What the audit trail says about it.</summary>
    public IReadOnlyList<TrailNote> Trail => trail;

    /// <summary>The mails that go out with it.</summary>
    public IReadOnlyList<MailOrder> Mails => mails;

    /// <summary>Instance ids of waiting orchestrations that must look at the tables again.</summary>
    public IReadOnlyList<string> Wakes => wakes;

    /// <summary>Orchestrations that begin because of it.</summary>
    public IReadOnlyList<OrchestrationStart> Starts => starts;

    /// <summary>People whose sessions end before the change is stored, because what they may do changes with it.</summary>
    public IReadOnlyList<string> EndedSessions => endedSessions;

    /// <summary>The person in whose place the actor decided; the trail names both. Null where the actor decided for themselves.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>True when nothing is written: the decision had already been carried out.</summary>
    public bool IsEmpty => rows.Count == 0 && trail.Count == 0 && mails.Count == 0;

    /// <summary>Writes a row.</summary>
    public Change Put(ISelectionRow row)
    {
        rows.RemoveAll(r => string.Equals(r.RowKey, row.RowKey, StringComparison.Ordinal));
        rows.Add(row);
        return this;
    }

    /// <summary>Writes several rows.</summary>
    public Change PutAll(IEnumerable<ISelectionRow> several)
    {
        foreach (var row in several) Put(row);
        return this;
    }

    /// <summary>Adds an audit-trail row. Values are ids, states and figures, never names, addresses or sealed content.</summary>
    public Change Note(string action, string subject, string? oldValue = null, string? newValue = null, string? reason = null)
    {
        trail.Add(new TrailNote(action, subject, oldValue, newValue, reason));
        return this;
    }

    /// <summary>Sends a mail from a template to one person.</summary>
    public Change Mail(MailOrder order)
    {
        mails.Add(order);
        return this;
    }

    /// <summary>Wakes a waiting orchestration after the commit.</summary>
    public Change Wake(string instanceId)
    {
        if (!wakes.Contains(instanceId, StringComparer.Ordinal)) wakes.Add(instanceId);
        return this;
    }

    /// <summary>Ends all sessions of a person.</summary>
    public Change SessionsEnded(string personId)
    {
        endedSessions.Add(personId);
        return this;
    }

    /// <summary>Starts an orchestration after the commit.</summary>
    public Change Start(string orchestrator, string instanceId, object input)
    {
        starts.Add(new OrchestrationStart(orchestrator, instanceId, input));
        return this;
    }
}

/// <summary>An orchestration to start once the change is stored. The input is a small record of ids.</summary>
public sealed record OrchestrationStart(string Orchestrator, string InstanceId, object Input);

using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The <c>meta</c> row of an instance: everything that is known about it without its history.</summary>
internal sealed record InstanceMeta(string InstanceId, string Name)
{
    public const string RowKey = "meta";

    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    public string? Input { get; init; }

    /// <summary>Blob of an input too large for the row.</summary>
    public string? InputBlob { get; init; }

    public string? Output { get; init; }

    /// <summary>Blob of an output too large for the row.</summary>
    public string? OutputBlob { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public string? ParentId { get; init; }

    public string? ParentName { get; init; }

    public int ParentExecution { get; init; }

    public int ParentTaskId { get; init; }

    /// <summary>Tells this instance from an earlier one of the same id, and one's own insert, repeated because its answer was lost, from somebody else's.</summary>
    public string? Incarnation { get; init; }

    /// <summary>Which incarnation of the parent called it.</summary>
    public string? ParentIncarnation { get; init; }

    /// <summary>Number of the first step that the orchestrator asked for in the turn in which it returned; it ends once these are under way. 0 when there is none.</summary>
    public int HeldFrom { get; init; }

    /// <summary>Whether the termination was meant for the children too; a start that finds such children running ends them.</summary>
    public bool EndsChildren { get; init; }

    /// <summary>Grows with every continue-as-new.</summary>
    public int Execution { get; init; }

    /// <summary>Number of the next turn within the execution.</summary>
    public int NextTurn { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; init; }

    public ETag ETag { get; init; }

    /// <summary>Where its large payloads lie; another instance under the same id has another folder.</summary>
    public string BlobFolder => $"{InstanceId}/{Incarnation ?? "0"}";

    public bool HasEnded => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    public TableEntity ToRow()
    {
        var row = new TableEntity(InstanceId, RowKey)
        {
            ["Name"] = Name,
            ["Status"] = (int)Status,
            ["Execution"] = Execution,
            ["NextTurn"] = NextTurn,
            ["Created"] = Created,
            ["Updated"] = Updated,
        };
        if (ParentId is not null)
        {
            row["ParentId"] = ParentId;
            row["ParentName"] = ParentName;
            row["ParentExecution"] = ParentExecution;
            row["ParentTaskId"] = ParentTaskId;
            row["ParentIncarnation"] = ParentIncarnation;
        }

        if (Incarnation is not null)
        {
            row["Incarnation"] = Incarnation;
        }

        if (HeldFrom > 0)
        {
            row["HeldFrom"] = HeldFrom;
        }

        if (EndsChildren)
        {
            row["EndsChildren"] = true;
        }

        SetPayload(row, "Input", Input, InputBlob);
        SetPayload(row, "Output", Output, OutputBlob);
        ChunkedText.Set(row, "Failure", Failure is null ? null : JsonSerializer.Serialize(Failure));
        return row;
    }

    /// <summary>The row, or null when it is damaged.</summary>
    public static InstanceMeta? TryFromRow(TableEntity row)
    {
        try
        {
            return FromRow(row);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or InvalidCastException or ArgumentNullException)
        {
            return null;
        }
    }

    public static InstanceMeta FromRow(TableEntity row) => new(row.PartitionKey, row.GetString("Name") ?? throw new InvalidOperationException("The row has no name of an orchestrator."))
    {
        Status = (OrchestrationRuntimeStatus)row.GetInt32("Status")!.Value,
        Execution = row.GetInt32("Execution")!.Value,
        NextTurn = row.GetInt32("NextTurn")!.Value,
        Created = row.GetDateTimeOffset("Created")!.Value,
        Updated = row.GetDateTimeOffset("Updated")!.Value,
        ParentId = row.GetString("ParentId"),
        ParentName = row.GetString("ParentName"),
        ParentExecution = row.GetInt32("ParentExecution") ?? 0,
        ParentTaskId = row.GetInt32("ParentTaskId") ?? 0,
        Incarnation = row.GetString("Incarnation"),
        ParentIncarnation = row.GetString("ParentIncarnation"),
        HeldFrom = row.GetInt32("HeldFrom") ?? 0,
        EndsChildren = row.GetBoolean("EndsChildren") ?? false,
        Input = ChunkedText.Get(row, "Input"),
        InputBlob = row.GetString("InputBlob"),
        Output = ChunkedText.Get(row, "Output"),
        OutputBlob = row.GetString("OutputBlob"),
        Failure = ChunkedText.Get(row, "Failure") is { } failure ? JsonSerializer.Deserialize<TaskFailureDetails>(failure) : null,
        ETag = row.ETag,
    };

    /// <summary>True when the child was called by exactly this call of exactly this parent.</summary>
    public bool IsChildOf(InstanceMeta parent, int execution, int taskId) =>
        ParentId == parent.InstanceId && ParentIncarnation == parent.Incarnation && ParentExecution == execution && ParentTaskId == taskId;

    public OrchestrationMetadata ToMetadata(bool withPayloads) => new(Name, InstanceId)
    {
        RuntimeStatus = Status,
        CreatedAt = Created,
        LastUpdatedAt = Updated,
        SerializedInput = withPayloads ? Input : null,
        SerializedOutput = withPayloads ? Output : null,
        FailureDetails = withPayloads ? Failure : null,
    };

    private static void SetPayload(TableEntity row, string name, string? payload, string? blob)
    {
        if (blob is null)
        {
            ChunkedText.Set(row, name, payload);
        }
        else
        {
            row[name + "Blob"] = blob;
        }
    }
}

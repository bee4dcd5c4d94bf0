namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function learns about its schedule.</summary>
public class TimerInfo
{
    /// <summary>Last and next run.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>True when the run comes later than scheduled, as after a pause of the host.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Last and next run of a schedule (UTC).</summary>
public class ScheduleStatus
{
    /// <summary>The last scheduled run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next scheduled run.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was written.</summary>
    public DateTime LastUpdated { get; set; }
}

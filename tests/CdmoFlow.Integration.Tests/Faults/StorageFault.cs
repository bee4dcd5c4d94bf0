namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>How a request to storage may go wrong.</summary>
public enum StorageFault
{
    /// <summary>It goes right.</summary>
    None,

    /// <summary>500, and nothing was done.</summary>
    Failed,

    /// <summary>503 with x-ms-retry-after-ms, and nothing was done.</summary>
    Busy,

    /// <summary>429 with Retry-After, and nothing was done.</summary>
    Throttled,

    /// <summary>It takes its time to reach storage, and never does if the client goes meanwhile.</summary>
    Slow,

    /// <summary>No answer until the client gives up, and nothing was done.</summary>
    Hangs,

    /// <summary>The connection is cut before the request has reached storage.</summary>
    CutBefore,

    /// <summary>Storage has done it, then the connection is cut: the worst of all.</summary>
    AnswerLost,

    /// <summary>Storage has done it, and the answer is 500.</summary>
    FailedAfter,

    /// <summary>Storage has done it, and the connection is cut in the middle of the answer's body.</summary>
    CutInBody,

    /// <summary>Storage's clock is wrong by hours: Date, Last-Modified and the timestamps of rows.</summary>
    WrongClock,

    /// <summary>403: our clock is so wrong that storage takes the signature for too old.</summary>
    ClockRefused,

    /// <summary>507: no room for what is to be written.</summary>
    DiskFull,
}

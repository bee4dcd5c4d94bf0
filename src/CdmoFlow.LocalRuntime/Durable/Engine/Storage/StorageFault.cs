using Azure;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Tells what storage may get over by itself from what would fail again and again.</summary>
internal static class StorageFault
{
    /// <summary>True for whatever the storage clients throw when storage is away, busy or of another opinion.</summary>
    public static bool IsStorage(Exception e) => e switch
    {
        RequestFailedException or IOException or TimeoutException or HttpRequestException or OperationCanceledException => true,
        AggregateException many => many.InnerExceptions.All(IsStorage),
        _ => false,
    };

    /// <summary>True when trying again may help: throttled, away, timed out, or somebody else's write in between.</summary>
    public static bool MayPass(Exception e) => e switch
    {
        // A payload that is gone does not come back.
        RequestFailedException { ErrorCode: "BlobNotFound" } => false,
        RequestFailedException failed => failed.Status is 0 or 401 or 403 or 404 or 408 or 409 or 412 or 429 or >= 500,
        AggregateException many => many.InnerExceptions.All(MayPass),
        _ => IsStorage(e),
    };

    /// <summary>True when somebody else wrote in between; it passes when the instance is read again, unless somebody else goes on writing.</summary>
    public static bool IsConflict(Exception e) => e is RequestFailedException { Status: 409 or 412 };

    /// <summary>True when the turn itself is too large for a transaction, however often it is tried.</summary>
    public static bool IsTooLarge(RequestFailedException e) =>
        e.Status == 413 || e.ErrorCode is "EntityTooLarge" or "RequestBodyTooLarge" or "PropertyValueTooLarge" or "TooManyProperties";
}

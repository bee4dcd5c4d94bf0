namespace CdmoFlow.Records.Retention;

/// <summary>A reason as everything here demands it.</summary>
internal static class RetentionReason
{
    private const int Least = 10;

    /// <summary>The reason; an error where it is too short.</summary>
    public static string Read(string? typed, List<FieldError> errors)
    {
        var reason = typed?.Trim() ?? "";
        if (reason.Length < Least) errors.Add(new("reason", "Type the reason, at least ten characters; it stays in the record."));
        return reason;
    }
}

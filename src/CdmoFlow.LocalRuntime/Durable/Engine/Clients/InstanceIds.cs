namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The limits that the real engine's storage puts on instance ids.</summary>
internal static class InstanceIds
{
    /// <summary>Throws <see cref="ArgumentException"/> for an id that could not be stored.</summary>
    public static void Check(string instanceId)
    {
        if (instanceId.Length is 0 or > 100 || instanceId[0] == '@' || instanceId.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
        {
            throw new ArgumentException(
                $"The instance id '{instanceId}' must have 1 to 100 characters, none of / \\ # ? or control characters, and not begin with @.", nameof(instanceId));
        }
    }
}

namespace Microsoft.DurableTask;

/// <summary>A failure as it travels through the history: names and texts only, never the exception object itself.</summary>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>True when the error type, as far as it can be found in this process, is <typeparamref name="T"/> or derives from it.</summary>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>True when the error type, as far as it can be found in this process, is the given type or derives from it.</summary>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (string.Equals(ErrorType, targetBaseExceptionType.FullName, StringComparison.Ordinal))
        {
            return true;
        }

        var actual = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
            .FirstOrDefault(type => type is not null);
        return actual is not null && targetBaseExceptionType.IsAssignableFrom(actual);
    }

    /// <summary>Describes an exception without its inner exceptions: the engine drops them too, so nothing may depend on them.</summary>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(exception.GetType().FullName ?? "(unknown)", exception.Message, exception.StackTrace, null, null);
    }
}

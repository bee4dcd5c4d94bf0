using Azure;
using Azure.Identity;
using CdmoFlow.Mail.Outbox;

namespace CdmoFlow.Functions.Selections;

/// <summary>
/// A fault that may pass by itself. The engine carries only a type name and a message from an activity to its orchestrator, and not always the type:
/// the mark in the message is what the retry policy decides by.
/// </summary>
public sealed class TransientFaultException(Exception cause) : Exception($"{Mark} {cause.Message}", cause)
{
    /// <summary>Begins the message of every transient fault.</summary>
    public const string Mark = "[transient]";

    /// <summary>Runs the body of an activity and marks what may pass by itself.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> body)
    {
        try
        {
            return await body();
        }
        catch (Exception fault) when (IsTransient(fault))
        {
            throw new TransientFaultException(fault);
        }
    }

    /// <summary>
    /// True for storage and mail that are away or busy. Refused tokens and permissions are so too: roles take minutes to arrive, keys are rotated, and a fault that ends an orchestration ends a selection.
    /// </summary>
    public static bool IsTransient(Exception fault) => fault switch
    {
        TransientFaultException or MailTransientException or HttpRequestException or TimeoutException or IOException or AuthenticationFailedException => true,
        RequestFailedException failed => failed.Status is 0 or 401 or 403 or 408 or 409 or 412 or 429 or >= 500,
        AggregateException many => many.InnerExceptions.Any(IsTransient),
        // Services go when the process ends: the next one does what this one could not finish.
        OperationCanceledException or ObjectDisposedException => true,
        _ => false,
    };
}

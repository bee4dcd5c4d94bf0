using Microsoft.DurableTask;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>A failure as histories keep it: message and stack are cut to what people read, so that no failure makes a turn too large to be stored.</summary>
internal static class FailureText
{
    private const int LongestMessage = 8_000;
    private const int LongestStack = 16_000;

    public static TaskFailureDetails Of(Exception error)
    {
        var details = TaskFailureDetails.FromException(error);
        return details with { ErrorMessage = Cut(details.ErrorMessage, LongestMessage)!, StackTrace = Cut(details.StackTrace, LongestStack) };
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length] + " ...";
}

using CdmoFlow.Functions.Selections;
using CdmoFlow.Rfp.DataRoom;

namespace CdmoFlow.Functions.Rfp.DataRoom;

/// <summary>One version of a file in the data room: it is sealed and checked, and a scanner that has not answered is asked again, ever more patiently. Nobody reads it meanwhile.</summary>
public static class AttachmentOrchestrator
{
    private const int MostLooks = 40;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Ends when the file has its verdict; the reconciler starts another one for a file that has none by then. Answers how often was asked.</summary>
    [Function(nameof(AttachmentOrchestrator))]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<AttachmentKey>();
        var pause = FirstPause;
        for (var look = 1; look <= MostLooks; look++)
        {
            if (await context.CallActivityAsync<int>(nameof(CheckAttachment), input, Steps.Patient) == 0) return look;
            await context.CreateTimer(context.CurrentUtcDateTime + pause, CancellationToken.None);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return MostLooks;
    }
}

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Goes to storage again after a fault, as a browser's user would.</summary>
internal static class StoragePatience
{
    private const int Tries = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The answer of the first try that succeeds; the fault of the last one.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> act, Func<Exception, bool> isAway)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception away) when (attempt < Tries && isAway(away))
            {
                await Task.Delay(Pause);
            }
        }
    }
}

namespace CdmoFlow.Local.Emulator;

/// <summary>Asks whether the emulator answers on both services that we use; any HTTP answer will do, a refusal included.</summary>
internal static class AzuriteProbe
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static async Task<bool> AnswersAsync(AzuriteRun run, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var port in new[] { run.BlobPort, run.TablePort })
            {
                using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{port}/devstoreaccount1?comp=list"), cancellationToken);
                // Another program may sit on a port of an old note.
                if (!answer.Headers.Server.ToString().Contains("Azurite", StringComparison.OrdinalIgnoreCase))
                    return false;
            }
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

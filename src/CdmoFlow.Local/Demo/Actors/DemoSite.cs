using System.Diagnostics;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>A running site seen from outside: its address, its mailbox and its clock.</summary>
internal sealed class DemoSite : IDisposable
{
    private readonly Browser nobody;

    public DemoSite(Uri address)
    {
        Address = address;
        nobody = new Browser(address);
        Mails = new Mails(nobody);
        Time = new SimulatedTime(nobody);
    }

    public Uri Address { get; }

    public Mails Mails { get; }

    public SimulatedTime Time { get; }

    /// <summary>Asks until the answer is there: what somebody's act sets in motion takes a moment.</summary>
    /// <exception cref="StepFailedException">It did not come.</exception>
    public static async Task<T> UntilAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (await look() is { } found) return found;
            await Task.Delay(30);
        }

        throw new StepFailedException($"This did not happen within a minute: {what}.");
    }

    /// <inheritdoc />
    public void Dispose() => nobody.Dispose();
}

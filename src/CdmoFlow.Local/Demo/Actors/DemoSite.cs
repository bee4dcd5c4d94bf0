using System.Diagnostics;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>A running site seen from outside: its address, its mailbox and its clock.</summary>
internal sealed class DemoSite : IDisposable
{
    // Of the site's own repairs, which come every five minutes and may themselves meet a fault.
    private const int Sweeps = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private readonly Browser nobody;

    /// <summary>Looks at the site at that address.</summary>
    /// <param name="address">Where it answers.</param>
    /// <param name="mails">The mailbox of its people; its own unless given.</param>
    /// <param name="patience">For how long its people press again while it says that storage is away; zero takes that for the answer.</param>
    public DemoSite(Uri address, TimeSpan patience = default, Mails? mails = null)
    {
        (Address, Patience) = (address, patience);
        nobody = NewBrowser();
        Time = new SimulatedTime(nobody, sweepsFirst: patience > TimeSpan.Zero ? Sweeps : 0);
        Mails = mails ?? new Mails(nobody, this);
    }

    public Uri Address { get; }

    /// <summary>For how long people press again.</summary>
    public TimeSpan Patience { get; }

    public Mails Mails { get; }

    public SimulatedTime Time { get; }

    /// <summary>Asks until the answer is there: what somebody's act sets in motion takes a moment.</summary>
    /// <exception cref="StepFailedException">It did not come.</exception>
    public static async Task<T> UntilAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < LongestWait)
        {
            if (await look() is { } found) return found;
            await Task.Delay(30);
        }

        throw new StepFailedException($"This did not happen within a minute: {what}.");
    }

    /// <summary>As <see cref="UntilAsync"/>; where people have patience, what was lost on the way may need the site's own repairs, for which its clock has to run.</summary>
    /// <exception cref="StepFailedException">It did not come.</exception>
    public async Task<T> SeeAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        if (Patience == TimeSpan.Zero) return await UntilAsync(what, look);
        var (waited, still) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        while (waited.Elapsed < LongestWait + Patience)
        {
            if (await look() is { } found) return found;
            await Task.Delay(30);
            if (still.Elapsed < TimeSpan.FromSeconds(2)) continue;
            await Time.TravelToAsync(await Time.NowAsync() + TimeSpan.FromMinutes(5));
            still.Restart();
        }

        throw new StepFailedException($"This did not happen, though the clock ran on: {what}.");
    }

    /// <summary>A new browser of somebody.</summary>
    public Browser NewBrowser() => new(Address) { Patience = Patience };

    /// <inheritdoc />
    public void Dispose() => nobody.Dispose();
}

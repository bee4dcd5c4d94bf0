using System.Text.Json;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Moves the demo's clock, never over something that waits for a time.</summary>
/// <param name="browser">Asks the site.</param>
/// <param name="sweepsFirst">How often the site's own repairs run before days pass: the clock jumps over them, and nowhere else would a wake-up that was lost wait for days.</param>
internal sealed class SimulatedTime(Browser browser, int sweepsFirst = 0)
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(5);
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Business time now.</summary>
    public async Task<DateTimeOffset> NowAsync() => (await ReadAsync()).Now;

    /// <summary>Now and what waits next.</summary>
    public async Task<ClockReading> ReadAsync() => JsonSerializer.Deserialize<ClockReading>((await browser.GetAsync("dev/clock")).Expect(200).Body, Web)!;

    /// <summary>Jumps to the next thing that waits for a time; null when nothing does.</summary>
    public async Task<ClockJump?> NextAsync()
    {
        var answer = (await browser.TryPostAsync("dev/clock/advance")).Expect(200, 409);
        return answer.Status == 409 ? null : JsonSerializer.Deserialize<ClockJump>(answer.Body, Web);
    }

    /// <summary>Lets everything happen that is due until then, in its order, and stops at that time.</summary>
    public async Task TravelToAsync(DateTimeOffset when)
    {
        for (var sweep = 0; sweep < sweepsFirst && await NowAsync() + BetweenSweeps is var next && next < when; sweep++) await JumpToAsync(next);
        await JumpToAsync(when);
    }

    private async Task JumpToAsync(DateTimeOffset when)
    {
        for (var jumps = 0; jumps < 500; jumps++)
        {
            var reading = await ReadAsync();
            if (reading.Now >= when) return;
            // Always to a named time: what is due next may be called off before the jump, and the one after it may lie behind the goal.
            var to = reading.NextDue is { } due && due > reading.Now && due < when ? due : when;
            // 400: something began to wait for an earlier time in between, or the moment has just passed by itself.
            (await browser.TryPostAsync("dev/clock/advance", new { to = to.ToString("O") })).Expect(200, 400);
        }

        throw new StepFailedException($"The clock did not reach {when:u}: something is due again and again.");
    }

    /// <summary>Some days later.</summary>
    public async Task DaysLaterAsync(double days) => await TravelToAsync(await NowAsync() + TimeSpan.FromDays(days));
}

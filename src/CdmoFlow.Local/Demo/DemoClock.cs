using System.Globalization;
using CdmoFlow.LocalRuntime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CdmoFlow.Local.Demo;

/// <summary>The demo's clock: real time until somebody asks it to jump to the next thing that waits for a time.</summary>
public sealed class DemoClock(LocalRuntimeControl control, TimeProvider time, EventNames names) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The last jump that made something happen; null since the start of the process.</summary>
    public ClockJump? Last { get; private set; }

    /// <summary>Adds <c>/dev/clock</c> and <c>/dev/runtime</c>.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/dev").AddEndpointFilter(SameOrigin.FilterAsync);
        group.MapGet("/clock", () => Results.Json(Read()));
        group.MapPost("/clock/advance", (Delegate)AdvanceAsync);
        group.MapGet("/runtime", async (CancellationToken ct) => RuntimePages.List(await control.InstancesAsync(ct), time.GetUtcNow(), Read(), control.Owner));
        group.MapGet("/runtime/{id}", async (string id, CancellationToken ct) => RuntimePages.History(id, await control.HistoryAsync(id, ct)));
    }

    /// <summary>The time now and what waits next.</summary>
    public ClockReading Read() => new(time.GetUtcNow(), control.NextDue, control.NextDueInstance?.InstanceId);

    /// <summary>
    /// Lets the engine come to rest, moves to the given time (null = the next due timer), runs the schedules that were missed and lets the engine come to rest again.
    /// One jump at a time; null when nothing waits, <see cref="ArgumentOutOfRangeException"/> when the time lies behind the clock or beyond the next due timer.
    /// </summary>
    public async Task<ClockJump?> JumpAsync(DateTimeOffset? to, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await control.DrainAsync(cancellationToken);
            var from = time.GetUtcNow();
            var next = control.NextDue;
            var who = control.NextDueInstance;
            if (to is null && next is null)
                return null;
            if (to < from || to > next)
                throw new ArgumentOutOfRangeException(nameof(to), "The time must lie between now and the next due timer: nothing may be jumped over.");
            var target = to ?? next!.Value;
            // Named before it fires: afterwards the selection stands elsewhere.
            string[] fired = target >= next && who is not null ? [await names.OfAsync(who.Orchestrator, who.InstanceId, target)] : [];
            await control.AdvanceToAsync(target, cancellationToken);
            await control.FireOverdueSchedulesAsync();
            await control.DrainAsync(cancellationToken);
            var jump = new ClockJump(from, time.GetUtcNow(), fired);
            if (fired.Length > 0) Last = jump;
            return jump;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    private async Task<IResult> AdvanceAsync(HttpContext http)
    {
        var (to, returnTo, problem) = await ReadAsync(http.Request);
        if (problem is not null)
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var jump = await JumpAsync(to, http.RequestAborted);
            if (LocalReturn.Checked(returnTo) is { } page)
                return new SeeOther(page);
            return jump is null ? Results.Problem("Nothing waits for a time.", statusCode: StatusCodes.Status409Conflict) : Results.Json(jump);
        }
        catch (ArgumentOutOfRangeException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<(DateTimeOffset? To, string? ReturnTo, string? Problem)> ReadAsync(HttpRequest request)
    {
        string? to = null, returnTo = null;
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            (to, returnTo) = (form["to"], form["returnTo"]);
        }
        else if (request.HasJsonContentType() && request.ContentLength != 0)
        {
            try
            {
                to = (await request.ReadFromJsonAsync<AdvanceRequest>())?.To;
            }
            catch (System.Text.Json.JsonException)
            {
                return (null, null, "The body is no JSON object with an optional \"to\".");
            }
        }
        if (string.IsNullOrEmpty(to))
            return (null, returnTo, null);
        return DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var when)
            ? (when, returnTo, null)
            : (null, returnTo, $"'{to}' is no time; give it as 2027-03-01T09:00:00Z.");
    }

    private sealed record AdvanceRequest(string? To);
}

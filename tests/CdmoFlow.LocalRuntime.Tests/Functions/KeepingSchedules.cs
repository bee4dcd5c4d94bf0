using System.Globalization;
using CdmoFlow.LocalRuntime.Functions;
using CdmoFlow.LocalRuntime.Functions.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CdmoFlow.LocalRuntime.Tests.Functions;

public sealed class KeepingSchedules
{
    [Theory]
    // Berlin, 28 March 2027: 02:00 becomes 03:00, so half past two does not exist.
    [InlineData("0 30 2 * * *", "2027-03-27T12:00Z", "2027-03-28T01:00Z", "2027-03-29T00:30Z")]
    // 31 October 2027: 03:00 becomes 02:00, so half past two comes twice; the first counts.
    [InlineData("0 30 2 * * *", "2027-10-30T12:00Z", "2027-10-31T00:30Z", "2027-11-01T01:30Z")]
    // Nine in the morning stays nine in the morning.
    [InlineData("0 0 9 * * 1", "2027-03-25T12:00Z", "2027-03-29T07:00Z", "2027-04-05T07:00Z")]
    [InlineData("0 0 9 * * 1", "2027-10-28T12:00Z", "2027-11-01T08:00Z", "2027-11-08T08:00Z")]
    // Every quarter of an hour has no gap and no double on either day.
    [InlineData("0 */15 * * * *", "2027-03-28T00:50Z", "2027-03-28T01:00Z", "2027-03-28T01:15Z")]
    [InlineData("0 */15 * * * *", "2027-10-31T00:50Z", "2027-10-31T01:00Z", "2027-10-31T01:15Z")]
    public void Local_times_follow_the_clock_of_their_zone(string cron, string now, string first, string second)
    {
        var schedule = New(cron, "Europe/Berlin", At(now));
        Assert.Equal(At(first), schedule.Next);
        schedule.Begin(schedule.Next);
        Assert.Equal(At(second), schedule.Next);
    }

    [Fact]
    public void Without_a_zone_a_schedule_is_in_UTC_and_knows_no_summer() =>
        Assert.Equal(At("2027-03-28T02:30Z"), New("0 30 2 * * *", null, At("2027-03-27T12:00Z")).Next);

    [Fact]
    public void An_overdue_schedule_fires_once_and_says_that_it_is_late()
    {
        var schedule = New("0 0 2 * * *", null, At("2027-03-01T12:00Z"));
        var info = schedule.Begin(At("2027-03-11T12:00Z"));
        Assert.True(info.IsPastDue);
        Assert.Equal(At("2027-03-12T02:00Z"), schedule.Next);
        Assert.False(schedule.Begin(schedule.Next).IsPastDue);
    }

    [Fact]
    public void A_schedule_of_an_earlier_process_is_overdue_since_its_last_run()
    {
        var schedule = New("0 0 2 * * *", null, At("2027-03-11T12:00Z"));
        schedule.Remember(At("2027-03-09T02:00Z"));
        Assert.Equal(At("2027-03-10T02:00Z"), schedule.Next);
    }

    [Fact]
    public void What_runs_every_few_seconds_is_not_remembered()
    {
        Assert.False(New("*/10 * * * * *", null, At("2027-03-11T12:00Z")).IsRemembered);
        Assert.True(New("0 * * * * *", null, At("2027-03-11T12:00Z")).IsRemembered);
    }

    [Theory]
    [InlineData("61 * * * * *", null, "'61 * * * * *' is not an NCRONTAB expression of six fields")]
    [InlineData("* * * * *", null, "is not an NCRONTAB expression of six fields")]
    [InlineData("0 0 2 * * *", "Europe/Atlantis", "WEBSITE_TIME_ZONE is 'Europe/Atlantis', which is no time zone")]
    public void A_mistake_is_named(string cron, string? zone, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => New(cron, zone, At("2027-03-11T12:00Z"))).Message, StringComparison.Ordinal);

    private static Schedule New(string cron, string? zone, DateTimeOffset now) => new(
        new FunctionMethod(typeof(KeepingSchedules).GetMethod(nameof(Scheduled), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!),
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Cron"] = cron, ["WEBSITE_TIME_ZONE"] = zone }).Build(),
        now);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    // Not public, so that no site of other tests takes it for one of its functions.
    [Function("ScheduledSample")]
    private static void Scheduled([TimerTrigger("%Cron%")] TimerInfo timer) => Assert.NotNull(timer);
}

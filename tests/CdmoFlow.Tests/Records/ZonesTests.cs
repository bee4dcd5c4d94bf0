using CdmoFlow.Records;

namespace CdmoFlow.Tests.Records;

public class ZonesTests
{
    [Theory]
    [InlineData("2027-03-12T16:00:00Z", "Europe/Berlin", "17:00 on 12 March 2027, Europe/Berlin (UTC+01:00)")]
    [InlineData("2027-07-12T15:00:00Z", "Europe/Berlin", "17:00 on 12 July 2027, Europe/Berlin (UTC+02:00)")]
    [InlineData("2027-01-01T02:30:00Z", "America/New_York", "21:30 on 31 December 2026, America/New_York (UTC-05:00)")]
    [InlineData("2027-01-01T02:30:00Z", "Asia/Kolkata", "08:00 on 1 January 2027, Asia/Kolkata (UTC+05:30)")]
    [InlineData("2027-01-01T02:30:00Z", "UTC", "02:30 on 1 January 2027, UTC (UTC)")]
    public void An_instant_reads_as_local_time_with_zone_and_offset(string instant, string zone, string expected) =>
        Assert.Equal(expected, Zones.Format(DateTimeOffset.Parse(instant, null), zone));

    [Theory]
    [InlineData("2027-03-12", "17:00", "Europe/Berlin", "2027-03-12T16:00:00Z")]
    [InlineData("2027-03-28", "02:30", "Europe/Berlin", "2027-03-28T01:30:00Z")]
    [InlineData("2027-10-31", "02:30", "Europe/Berlin", "2027-10-31T00:30:00Z")]
    [InlineData("2027-03-14", "02:00", "America/New_York", "2027-03-14T07:00:00Z")]
    [InlineData("2027-11-07", "01:15", "America/New_York", "2027-11-07T05:15:00Z")]
    [InlineData("2027-10-03", "02:10", "Australia/Lord_Howe", "2027-10-02T15:40:00Z")]
    [InlineData("2027-04-04", "01:45", "Australia/Lord_Howe", "2027-04-03T14:45:00Z")]
    public void A_skipped_hour_moves_forward_and_a_doubled_one_means_the_first(string date, string time, string zone, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), Zones.ToUtc(DateOnly.Parse(date, null), TimeOnly.Parse(time, null), zone));

    [Fact]
    public void A_skipped_local_time_reads_back_as_the_time_after_the_gap() =>
        Assert.StartsWith(
            "03:30 on 28 March 2027",
            Zones.Format(Zones.ToUtc(new DateOnly(2027, 3, 28), new TimeOnly(2, 30), "Europe/Berlin"), "Europe/Berlin"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("+02:00", false)]
    [InlineData("", false)]
    public void Only_iana_names_are_zones(string name, bool known) => Assert.Equal(known, Zones.IsKnown(name));

    [Theory]
    [InlineData("2027-03-12T16:00Z", "Europe/Berlin", "America/New_York", "2027-03-12 11:00")]
    // Between the two clock changes the distance is five hours instead of six.
    [InlineData("2027-03-20T16:00Z", "Europe/Berlin", "America/New_York", "2027-03-20 12:00")]
    [InlineData("2027-03-12T16:00Z", "Europe/Berlin", "Asia/Tokyo", "2027-03-13 01:00")]
    [InlineData("2027-03-12T16:00Z", "Europe/Berlin", "Europe/Paris", null)]
    public void A_readers_own_time_stands_beside_where_the_clocks_differ(string instant, string zone, string own, string? expected)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        Assert.Equal(expected, Zones.InOwn(DateTimeOffset.Parse(instant, invariant), zone, own)?.ToString("yyyy-MM-dd HH:mm", invariant));
    }
}

using CdmoFlow.Web.Charts;

namespace CdmoFlow.Tests.Charts;

public class DayScaleTests
{
    private static readonly DateOnly Day = new(2027, 3, 14);

    [Fact]
    public void All_days_lie_within_the_drawing_and_in_order()
    {
        var scale = DayScale.Around([Day.AddDays(90), Day, Day.AddDays(30)], 340);
        Assert.True(0 < scale.X(Day) && scale.X(Day) < scale.X(Day.AddDays(30)) && scale.X(Day.AddDays(90)) < 340);
    }

    [Fact]
    public void A_single_day_can_be_drawn() => Assert.Equal(170, DayScale.Around([Day, Day], 340).X(Day));

    [Theory]
    [InlineData(20, 340)]
    [InlineData(280, 340)]
    [InlineData(280, 760)]
    [InlineData(3000, 340)]
    public void Labels_of_months_do_not_overlap(int days, double width)
    {
        var scale = DayScale.Around([Day, Day.AddDays(days)], width);
        var labels = scale.Months().Select(scale.X).ToList();
        Assert.NotEmpty(labels);
        Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.Second - pair.First > 55, $"{pair}"));
    }
}

using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Tests.People;

/// <summary>A function counts like a role that takes part: an observer or administrator who also stands for a function reads and acts.</summary>
public class TeamSeatTests
{
    [Theory]
    [InlineData(Role.Administrator, false, false, false)]
    [InlineData(Role.Observer, false, true, false)]
    [InlineData(Role.Evaluator, false, true, true)]
    [InlineData(Role.Administrator, true, true, true)]
    [InlineData(Role.Observer, true, true, true)]
    [InlineData(null, true, true, true)]
    [InlineData(null, false, false, false)]
    public void Who_reads_bids_and_who_takes_part(Role? role, bool withFunction, bool reads, bool acts)
    {
        var seat = new TeamSeat("p", withFunction ? [SponsorFunction.FinanceLegal] : [], role is { } given ? [given] : []);
        Assert.Equal((reads, acts), (seat.MayRead, seat.MayAct));
    }
}

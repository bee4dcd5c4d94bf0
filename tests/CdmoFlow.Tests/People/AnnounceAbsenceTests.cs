using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.People;

public class AnnounceAbsenceTests
{
    private static readonly AbsenceInput TenDays = new(Given.Finance, new DateOnly(2027, 3, 5), new DateOnly(2027, 3, 14));

    [Fact]
    public void Days_are_whole_days_where_the_selection_is_at_home()
    {
        // The selection lives in Berlin: UTC+1.
        var selection = Given.ASelection().Build();
        var absence = Assert.Single(selection.After(AnnounceAbsence.Decide(selection, TenDays, Given.AsQuality, Given.Now).Change!).Absences);
        Assert.Equal(new DateTimeOffset(2027, 3, 4, 23, 0, 0, TimeSpan.Zero), absence.From);
        Assert.Equal(new DateTimeOffset(2027, 3, 14, 23, 0, 0, TimeSpan.Zero), absence.Until);
    }

    [Fact]
    public void The_deputys_task_stands_in_the_list_row_and_counts_only_meanwhile()
    {
        var selection = Given.ASelection().WithOpenGate(GateKind.Award).Build();
        selection = selection.After(AnnounceAbsence.Decide(selection, TenDays, Given.AsQuality, Given.Now).Change!);
        var task = Assert.Single(OpenTasks.Of(selection), t => t.PersonId == Given.Finance);
        Assert.False(task.IsFor(Given.Now));
        Assert.True(task.IsFor(new DateTimeOffset(2027, 3, 6, 0, 0, 0, TimeSpan.Zero)));
        Assert.False(task.IsFor(new DateTimeOffset(2027, 3, 15, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Wrong_fields_are_named_all_at_once()
    {
        Assert.Equal(["deputyId", "from", "until"], AnnounceAbsence.Check(new(null, null, null)).Select(e => e.Field));
        Assert.Equal(["until"], AnnounceAbsence.Check(new(Given.Finance, new(2027, 3, 5), new(2027, 3, 4))).Select(e => e.Field));
    }

    [Fact]
    public void Announced_twice_it_counts_once_and_ended_it_counts_no_more()
    {
        var selection = Given.ASelection().Build();
        selection = selection.After(AnnounceAbsence.Decide(selection, TenDays, Given.AsQuality, Given.Now).Change!);
        Assert.True(AnnounceAbsence.Decide(selection, TenDays, Given.AsQuality, Given.Now).Change!.IsEmpty);
        var during = new DateTimeOffset(2027, 3, 8, 12, 0, 0, TimeSpan.Zero);
        selection = selection.After(AnnounceAbsence.End(selection, Given.AsQuality, during).Change!);
        Assert.False(selection.Absences[0].IsNow(during));
        Assert.True(AnnounceAbsence.End(selection, Given.AsQuality, during).Change!.IsEmpty);
    }
}

using CdmoFlow.Selections.Plan;
using CdmoFlow.Web.Pages.Tasks;

namespace CdmoFlow.Web.Pages.Selections;

/// <summary>What a person of the sponsor sees first: all selections of that person by stage, what is wrong, what is due next and what to do.</summary>
/// <param name="Stages">The five big stages and what has ended, in order.</param>
/// <param name="Troubled">The most urgent of those that are overdue or need attention.</param>
/// <param name="TroubledCount">How many there are of them.</param>
/// <param name="OverdueCount">How many are overdue.</param>
/// <param name="Deadlines">What is due next, soonest first.</param>
/// <param name="Tasks">The person's first tasks.</param>
/// <param name="TaskCount">How many tasks there are.</param>
/// <param name="Board">The list.</param>
public sealed record DashboardModel(
    IReadOnlyList<StageCount> Stages,
    IReadOnlyList<SelectionLine> Troubled,
    int TroubledCount,
    int OverdueCount,
    IReadOnlyList<SelectionLine> Deadlines,
    IReadOnlyList<TaskLine> Tasks,
    int TaskCount,
    SelectionBoardModel Board)
{
    private const int Few = 5;

    /// <summary>The reader looks after selections or after the site: what went wrong waits on a page of its own.</summary>
    public bool LooksAfter { get; init; }

    /// <summary>How many selections have not ended.</summary>
    public int Running => Stages.Where(s => s.Stage != MainStage.Ended).Sum(s => s.Count);

    /// <summary>The dashboard of one person.</summary>
    /// <param name="lines">The person's selections, newest first.</param>
    /// <param name="tasks">The person's tasks by due date.</param>
    /// <param name="filter">What the list shows.</param>
    /// <param name="now">The present.</param>
    public static DashboardModel Of(IReadOnlyList<SelectionLine> lines, IReadOnlyList<TaskLine> tasks, SelectionFilter filter, DateTimeOffset now)
    {
        var troubled = lines.Where(l => l.Overdue || l.NeedsAttention.Count > 0).ToList();
        return new DashboardModel(
            [.. Enum.GetValues<MainStage>().Select(stage => new StageCount(stage, lines.Count(l => MainStages.Of(l.Stage) == stage), lines.Count(l => l.Overdue && MainStages.Of(l.Stage) == stage)))],
            [.. troubled.OrderByDescending(l => l.Overdue).ThenBy(l => l.DueAt ?? DateTimeOffset.MaxValue).Take(Few)],
            troubled.Count,
            troubled.Count(l => l.Overdue),
            [.. lines.Where(l => !l.HasEnded && l.DueAt >= now).OrderBy(l => l.DueAt).Take(Few)],
            [.. tasks.Take(Few)],
            tasks.Count,
            SelectionBoardModel.Of("/", lines, filter));
    }
}

/// <summary>How many selections stand in a big stage.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Count">How many.</param>
/// <param name="Overdue">How many of them are overdue.</param>
public sealed record StageCount(MainStage Stage, int Count, int Overdue);

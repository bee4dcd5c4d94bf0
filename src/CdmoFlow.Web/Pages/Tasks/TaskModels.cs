using CdmoFlow.Selections;

namespace CdmoFlow.Web.Pages.Tasks;

/// <summary>Everything that waits for one person, over all selections.</summary>
/// <param name="Tasks">By due date, what has none last.</param>
public sealed record TasksModel(IReadOnlyList<TaskLine> Tasks);

/// <summary>The page of tasks.</summary>
/// <param name="Tasks">By due date, what has none last.</param>
/// <param name="CalendarAddress">The person's private calendar address; null while there is none.</param>
public sealed record TasksPageModel(IReadOnlyList<TaskLine> Tasks, string? CalendarAddress);

/// <summary>One thing to do.</summary>
/// <param name="SelectionId">The selection.</param>
/// <param name="Selection">Its program and work package.</param>
/// <param name="Sponsor">Its sponsor.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="What">What to do.</param>
/// <param name="Why">Why it waits for you.</param>
/// <param name="DueAt">Until when; null where nothing is agreed.</param>
/// <param name="TimeZone">The selection's zone (IANA).</param>
/// <param name="Overdue">True when the due time has passed.</param>
/// <param name="Path">The page on which it is done.</param>
public sealed record TaskLine(
    string SelectionId, string Selection, string Sponsor, Stage Stage, string What, string Why, DateTimeOffset? DueAt, string TimeZone, bool Overdue, string Path);

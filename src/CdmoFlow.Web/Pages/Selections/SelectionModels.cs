using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Selections;

/// <summary>The root page: what is going on, without naming anything to strangers.</summary>
/// <param name="Dashboard">What the visitor of the sponsor has to know; null for everybody else.</param>
public sealed record HomeModel(DashboardModel? Dashboard);

/// <summary>The list of the visitor's selections.</summary>
public sealed record SelectionsModel(IReadOnlyList<SelectionLine> Selections);

/// <summary>One line of a list.</summary>
public sealed record SelectionLine(string Id, string Title, string Sponsor, Stage Stage, DateTimeOffset? DueAt, string TimeZone, IReadOnlyList<string> NeedsAttention, string? GateToDecide)
{
    /// <summary>True when what is due next has not been done in time.</summary>
    public bool Overdue { get; init; }

    /// <summary>True once nothing is awaited any more.</summary>
    internal bool HasEnded => Stage is Stage.Contracted or Stage.Cancelled;
}

/// <summary>The page of one selection.</summary>
/// <param name="Known">The selection with names.</param>
/// <param name="Now">The present, against which its plan is held.</param>
public sealed record SelectionPageModel(SelectionModel Known, DateTimeOffset Now);

/// <summary>One selection with the names of its people.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="Names">Person id to name.</param>
public sealed record SelectionModel(Selection Selection, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The ids of people whose mailbox several read.</summary>
    public IReadOnlySet<string> SharedMailboxes { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>True for a person from whose mailbox nobody could submit or sign, because several read it.</summary>
    public bool IsSharedMailbox(string? personId) => personId is not null && SharedMailboxes.Contains(personId);

    /// <summary>A person's name, or a placeholder once erased.</summary>
    public string NameOf(string personId) => Names.GetValueOrDefault(personId) ?? T.Of("Selections_Erased");
}

/// <summary>The audit trail with the result of its check.</summary>
/// <param name="Selection">Whose trail it is.</param>
/// <param name="Entries">All its rows in order.</param>
/// <param name="Verdict">What the check found.</param>
/// <param name="AnchorIsBesideData">True when the checkpoints protect less because they lie with the data.</param>
/// <param name="Filter">Which rows the reader wants to see.</param>
/// <param name="Names">Person id to name.</param>
public sealed record TrailModel(
    Selection Selection, IReadOnlyList<TrailEntry> Entries, TrailVerdict Verdict, bool AnchorIsBesideData, TrailFilter Filter, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>True when no checkpoint has been taken for two days.</summary>
    public bool CheckpointsAreLate { get; init; }
}

using CdmoFlow.People;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Selections.Search;
using CdmoFlow.Selections.Tasks;

namespace CdmoFlow.Storage.Tables;

/// <summary>What lists show of a selection; written after the selection itself, so that it can only be stale.</summary>
public sealed record SelectionSummary
{
    // A list row must stay small; those that do not fit come up as the oldest are settled.
    private const int MostFaults = 20;

    /// <summary>The selection's id.</summary>
    public required string Id { get; init; }

    /// <summary>Program and work package.</summary>
    public required string Title { get; init; }

    /// <summary>The sponsor.</summary>
    public required string Sponsor { get; init; }

    /// <summary>Where it stands.</summary>
    public required Stage Stage { get; init; }

    /// <summary>When the next human step is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Zone in which the due date is shown.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Person ids of the team: only they see the selection in their list.</summary>
    public required IReadOnlyList<string> Team { get; init; }

    /// <summary>Those of the team who may read it, not only look after it: only they find CDMOs and documents. Rows of before the search have none until they are mended.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Sentences for the needs-attention list.</summary>
    public required IReadOnlyList<string> NeedsAttention { get; init; }

    /// <summary>Those of the team who look after it when something has gone wrong: project managers and administrators.</summary>
    public IReadOnlyList<string> Caretakers { get; init; } = [];

    /// <summary>What went wrong and waits for a person, oldest first.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Id of the open gate, with the person ids that must still decide it.</summary>
    public string? OpenGateId { get; init; }

    /// <summary>Who must still decide the open gate.</summary>
    public IReadOnlyList<string> GateWaitsFor { get; init; } = [];

    /// <summary>What waits for the sponsor's people.</summary>
    public IReadOnlyList<OpenTask> Tasks { get; init; } = [];

    /// <summary>Its master agreements on confidentiality, which other selections of the sponsor may rely on.</summary>
    public IReadOnlyList<MasterCda> MasterCdas { get; init; } = [];

    /// <summary>The CDMOs that were proposed, by name: readers search for them. Kept apart in the row; empty where it is read for a list.</summary>
    public IReadOnlyList<Findable> Cdmos { get; init; } = [];

    /// <summary>The documents of the selection, all of which its readers may read, by file name. Nothing of a proposal is among them, sealed or opened. Kept apart like the CDMOs.</summary>
    public IReadOnlyList<Findable> Documents { get; init; } = [];

    /// <summary>The published questions on the RFP by number and text, for the same readers. Kept apart like the CDMOs.</summary>
    public IReadOnlyList<Findable> Questions { get; init; } = [];

    /// <summary>The questions as they were asked, by number and text, for <see cref="QuestionKeepers"/> alone. Kept apart like the CDMOs.</summary>
    public IReadOnlyList<Findable> AskedQuestions { get; init; } = [];

    /// <summary>Those of the team who read every question as it was asked.</summary>
    public IReadOnlyList<string> QuestionKeepers { get; init; } = [];

    /// <summary>The summary of a selection.</summary>
    public static SelectionSummary Of(Selection selection) => new()
    {
        Id = selection.Id,
        Title = selection.State.Title,
        Sponsor = selection.State.Brief.Sponsor,
        Stage = selection.State.Stage,
        DueAt = selection.OpenGate?.DueAt ?? selection.State.DueAt,
        TimeZone = selection.State.Brief.TimeZone,
        Team = [.. selection.State.Team.Select(m => m.PersonId)],
        Readers = [.. selection.State.Team.Where(m => m.MayRead).Select(m => m.PersonId)],
        NeedsAttention = selection.State.NeedsAttention,
        Caretakers = [.. selection.State.Team.Where(m => m.Roles.Any(r => r is Role.ProjectManager or Role.Administrator)).Select(m => m.PersonId)],
        Faults = [.. FaultList.Pending(selection).Take(MostFaults)],
        OpenGateId = selection.OpenGate?.Id,
        Tasks = OpenTasks.Of(selection),
        MasterCdas = MasterCda.Of(selection),
        Cdmos = [.. selection.Candidates.Select(c => new Findable(c.CdmoId, c.Name))],
        Documents = [.. selection.Documents.Select(d => new Findable(d.Id, d.FileName))],
        Questions = QuestionTexts.Published(selection),
        AskedQuestions = QuestionTexts.Asked(selection),
        QuestionKeepers = QuestionSights.Keepers(selection),
        GateWaitsFor = [.. selection.OpenGate?.InTurn.Select(a => a.PersonId) ?? []],
    };
}

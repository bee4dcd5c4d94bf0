using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Mail.Holding;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections.Calendars;

namespace CdmoFlow.Selections;

/// <summary>Everything that is known of one selection at one moment, without its trail and its mail. Decisions read it and never change it.</summary>
public sealed class Selection(SelectionState state, IReadOnlyList<ISelectionRow> rows)
{
    /// <summary>The spine.</summary>
    public SelectionState State { get; } = state;

    /// <summary>The selection's id.</summary>
    public string Id => State.Id;

    /// <summary>The CDMOs proposed for the longlist, best fit first.</summary>
    public IReadOnlyList<Candidate> Candidates => [.. All<Candidate>().OrderByDescending(c => c.Fit).ThenBy(c => c.CdmoId, StringComparer.Ordinal)];

    /// <summary>The versions of the non-confidential teaser, by number.</summary>
    public IReadOnlyList<Teaser> Teasers => All<Teaser>();

    /// <summary>To whom the teaser went, and what was answered, by company.</summary>
    public IReadOnlyList<Approach> Approaches => All<Approach>();

    /// <summary>The confidentiality agreements, one per chosen CDMO.</summary>
    public IReadOnlyList<Cda> Cdas => All<Cda>();

    /// <summary>The invitations to the RFP.</summary>
    public IReadOnlyList<Invitation> Invitations => All<Invitation>();

    /// <summary>The CDMOs' questions on the RFP, by number.</summary>
    public IReadOnlyList<Question> Questions => All<Question>();

    /// <summary>The amendments of the RFP, drafts among them, by number.</summary>
    public IReadOnlyList<Amendment> Amendments => All<Amendment>();

    /// <summary>The extensions asked for single CDMOs, by number.</summary>
    public IReadOnlyList<DeadlineExtension> Extensions => All<DeadlineExtension>();

    /// <summary>What is known of the proposals without opening them.</summary>
    public IReadOnlyList<ProposalSeal> Proposals => All<ProposalSeal>();

    /// <summary>The evaluators' sheets of both passes.</summary>
    public IReadOnlyList<ScoreSheet> ScoreSheets => All<ScoreSheet>();

    /// <summary>The audits of the shortlisted.</summary>
    public IReadOnlyList<Audit> Audits => All<Audit>();

    /// <summary>Red flags, raised by rule or by hand.</summary>
    public IReadOnlyList<Flag> Flags => All<Flag>();

    /// <summary>The agreements with the selected CDMO.</summary>
    public IReadOnlyList<Agreement> Agreements => All<Agreement>();

    /// <summary>Rendered and uploaded documents.</summary>
    public IReadOnlyList<StoredDocument> Documents => All<StoredDocument>();

    /// <summary>The gates, oldest first.</summary>
    public IReadOnlyList<Gate> Gates => [.. All<Gate>().OrderBy(g => g.OpenedAt).ThenBy(g => g.Number)];

    /// <summary>The gate that waits for a decision, or null.</summary>
    public Gate? OpenGate => Gates.LastOrDefault(g => g.State == GateState.Open);

    /// <summary>The working days of both sides.</summary>
    public WorkCalendar Calendar => Find<WorkCalendar>(WorkCalendar.Key) ?? WorkCalendar.Plain;

    /// <summary>Who decides at the gates, and how.</summary>
    public GateRules GateRules => Find<GateRules>(GateRules.Key) ?? GateRules.Standard;

    /// <summary>Whether mails leave by themselves.</summary>
    public MailRules MailRules => Find<MailRules>(MailRules.Key) ?? MailRules.Standard;

    /// <summary>The mails that wait for a project manager, oldest first.</summary>
    public IReadOnlyList<HeldMail> HeldMails => [.. All<HeldMail>().Where(m => m.Choice is null)];

    /// <summary>Announced absences of the team, past and to come.</summary>
    public IReadOnlyList<Absence> Absences => All<Absence>();

    /// <summary>All facts of one kind, by row key.</summary>
    public IReadOnlyList<T> All<T>()
        where T : ISelectionRow => [.. rows.OfType<T>().OrderBy(r => r.RowKey, StringComparer.Ordinal)];

    /// <summary>One fact by its row key, or null.</summary>
    public T? Find<T>(string rowKey)
        where T : class, ISelectionRow => rows.OfType<T>().FirstOrDefault(r => string.Equals(r.RowKey, rowKey, StringComparison.Ordinal));

    /// <summary>The candidate of that CDMO, or null when it never was one.</summary>
    public Candidate? Candidate(string cdmoId) => Find<Candidate>(Longlist.Candidate.KeyOf(cdmoId));

    /// <summary>The name of a CDMO as people know it.</summary>
    public string NameOf(string cdmoId) => Candidate(cdmoId)?.Name ?? cdmoId;

    /// <summary>The team members that hold a role.</summary>
    public IEnumerable<TeamSeat> With(Role role) => State.Team.Where(m => m.Roles.Contains(role));

    /// <summary>The team members that hold a function.</summary>
    public IEnumerable<TeamSeat> With(SponsorFunction function) => State.Team.Where(m => m.Functions.Contains(function));

    /// <summary>The person ids of the project managers.</summary>
    public IReadOnlyList<string> ProjectManagers => [.. With(Role.ProjectManager).Select(m => m.PersonId)];

    /// <summary>The selection as it will be after a change: what the next decision in the same transaction must see.</summary>
    public Selection After(Change change)
    {
        var merged = rows.ToDictionary(r => r.RowKey, StringComparer.Ordinal);
        foreach (var row in change.Rows) merged[row.RowKey] = row;
        return new Selection(change.Rows.OfType<SelectionState>().LastOrDefault() ?? State, [.. merged.Values]);
    }
}

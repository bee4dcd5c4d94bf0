using CdmoFlow.Audits;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Scoping;

namespace CdmoFlow.Tests.Selections;

/// <summary>Starting states with names. Every test says in one line where the selection stands; anything special is put on top.</summary>
internal sealed class Given
{
    public const string Manager = "p-manager";
    public const string Quality = "p-quality";
    public const string Scientist = "p-scientist";
    public const string Finance = "p-finance";
    public const string Boss = "p-boss";
    public const string Stranger = "p-stranger";

    /// <summary>The instant at which tests act unless they say otherwise.</summary>
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly List<ISelectionRow> rows = [];
    private SelectionState state;

    private Given(SelectionState state) => this.state = state;

    public static Actor AsManager { get; } = new(Manager, "project_manager");

    public static Actor AsQuality { get; } = new(Quality, "quality_assurance");

    public static Actor AsScientist { get; } = new(Scientist, "evaluator");

    public static Actor AsFinance { get; } = new(Finance, "finance_legal");

    public static Actor AsStranger { get; } = new(Stranger, "sponsor");

    /// <summary>A selection whose team has a project manager, Quality Assurance, a scientist who is CMC too, finance and an executive.</summary>
    public static Given ASelection() => new(new SelectionState
    {
        Id = "0192f0c0ffee7abc8def0123456789ab",
        Brief = GoodScoping.Brief(),
        Stage = Stage.Longlist,
        Weights = DefaultWeights.OfGroups(GoodScoping.Brief().OutsourcingModel),
        Team =
        [
            new(Manager, [SponsorFunction.Procurement], [Role.ProjectManager]),
            new(Quality, [SponsorFunction.QualityAssurance, SponsorFunction.Regulatory], [Role.Evaluator, Role.Auditor, Role.Approver]),
            new(Scientist, [SponsorFunction.Rnd, SponsorFunction.Cmc], [Role.Evaluator]),
            new(Finance, [SponsorFunction.FinanceLegal], [Role.Evaluator]),
            new(Boss, [SponsorFunction.Executive], [Role.Approver]),
        ],
    });

    public static Actor AsCdmo(string cdmoId) => new($"p-{cdmoId}", "cdmo") { CdmoId = cdmoId };

    /// <summary>Puts the selection into a stage it entered now.</summary>
    public Given In(Stage stage, DateTimeOffset? due = null)
    {
        state = state.Enter(stage, Now, due ?? Now.AddDays(14));
        return this;
    }

    /// <summary>Changes the spine.</summary>
    public Given With(Func<SelectionState, SelectionState> change)
    {
        state = change(state);
        return this;
    }

    /// <summary>Puts a row, replacing one of the same key.</summary>
    public Given With(ISelectionRow row)
    {
        rows.RemoveAll(r => r.RowKey == row.RowKey);
        rows.Add(row);
        return this;
    }

    /// <summary>Candidates named alpha, bravo, charlie ... with falling fit and a contact <c>p-{id}</c> each.</summary>
    public Given WithCandidates(int count, CandidateStanding standing = CandidateStanding.Proposed)
    {
        foreach (var (id, i) in CdmoIds.Take(count).Select((id, i) => (id, i)))
        {
            With(new Candidate
            {
                CdmoId = id,
                Name = $"{id} labs",
                Fit = 90 - i,
                Why = ["Fits."],
                Proposed = true,
                Chosen = standing != CandidateStanding.Proposed,
                ContactPersonId = $"p-{id}",
                Standing = standing,
            });
        }

        return this;
    }

    public static IReadOnlyList<string> CdmoIds { get; } = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet"];

    public Given WithCda(string cdmoId, CdaState cda = CdaState.Executed) => With(new Cda { CdmoId = cdmoId, State = cda });

    public Given WithInvitation(string cdmoId, InvitationState invitation = InvitationState.Sent) =>
        With(new Invitation { CdmoId = cdmoId, Round = state.RfpRound, ContactPersonId = $"p-{cdmoId}", State = invitation, SentAt = Now });

    public Given WithProposal(string cdmoId, ProposalState proposal = ProposalState.Submitted, bool verified = true, int version = 1) =>
        With(new ProposalSeal { CdmoId = cdmoId, Version = version, SubmissionId = $"s-{cdmoId}-{version}", SubmittedAt = Now, Anchor = new string('a', 64), State = proposal, FilesVerified = verified });

    public Given WithAudit(string cdmoId, AuditState audit = AuditState.Planned, SiteQualification? verdict = null) =>
        With(new Audit
        {
            CdmoId = cdmoId,
            Round = state.AuditRound,
            State = audit,
            Qualification = verdict is { } v ? new QualificationDecision(v, Quality, "Seen on site.", v == SiteQualification.ConditionallyApproved ? "Close the CAPA." : null, null, Now) : null,
        });

    /// <summary>An open gate with the approvers the rules give it.</summary>
    public Given WithOpenGate(GateKind kind)
    {
        var change = new Change();
        OpenGate.Add(change, Build(), kind, "What is proposed.", AsManager, Now);
        foreach (var row in change.Rows) With(row);
        return this;
    }

    /// <summary>The selection as decisions see it.</summary>
    public Selection Build() => new(state, [.. rows]);
}

using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp;

/// <summary>The amendments of an RFP for its team.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Now">Business time.</param>
public sealed record AmendmentsModel(SelectionModel Of, DateTimeOffset Now)
{
    /// <summary>What is out, newest first.</summary>
    public IReadOnlyList<Amendment> Issued => [.. Addenda.Amendments(Of.Selection).Reverse()];

    /// <summary>The draft, or null.</summary>
    public Amendment? Draft => DraftAmendment.Of(Of.Selection);

    /// <summary>An amendment may be drafted and issued at this moment.</summary>
    public bool IsOpen => Of.Selection.State is { Stage: Stage.RfpIssued, RfpDeadline: { } deadline } && Now <= deadline;

    /// <summary>The content from which the form starts: the draft's, or what is out.</summary>
    public RfpContent Content => Draft?.Draft ?? RfpContent.Of(Of.Selection.State.Brief);

    /// <summary>How many proposals would need a confirmation; that they exist is known, what is in them is not.</summary>
    public int ToConfirm => Of.Selection.Proposals.Count(p => p.State is CdmoFlow.Proposals.ProposalState.Submitted or CdmoFlow.Proposals.ProposalState.NeedsReconfirmation);
}

using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>
/// The deadline of each CDMO: the one of all, or a later one of its own. Whatever asks whether something came in time asks here; the seals hold until the last of them.
/// </summary>
public static class Deadlines
{
    /// <summary>The last instant, UTC, at which a submission of this CDMO counts; null before the RFP is rendered.</summary>
    public static DateTimeOffset? Of(Selection selection, string cdmoId) => Of(selection.State, selection.Find<Invitation>(Invitation.KeyOf(cdmoId)));

    /// <summary>The same for an invitation at hand; one of an earlier round has no deadline of its own.</summary>
    public static DateTimeOffset? Of(SelectionState state, Invitation? invitation) =>
        state.RfpDeadline is { } all && invitation is { Deadline: { } own } && invitation.Round == state.RfpRound && own > all ? own : state.RfpDeadline;

    /// <summary>The last of all deadlines of those who may still submit: then the RFP closes, and not before.</summary>
    public static DateTimeOffset? Last(Selection selection) =>
        selection.Invitations.Where(i => i.IsOpen || i.State == InvitationState.Declined).Select(i => Of(selection.State, i)).Append(selection.State.RfpDeadline).Max();
}

using CdmoFlow.Audits;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>Where a CDMO stands in words of its own. The selection's stage would tell a losing CDMO that others are audited or contracted before it is told itself.</summary>
public enum RoomStanding
{
    /// <summary>The confidentiality agreement is not executed, or no longer in force.</summary>
    Confidentiality,

    /// <summary>The agreement holds and the RFP is not issued yet.</summary>
    Preparing,

    /// <summary>The RFP is out and the CDMO has not said whether it takes part.</summary>
    Invited,

    /// <summary>It takes part, and proposals are accepted.</summary>
    Open,

    /// <summary>It has declined, and may come back while proposals are accepted.</summary>
    Declined,

    /// <summary>Nothing is accepted any more, and nothing is asked of it.</summary>
    Closed,

    /// <summary>An audit of its site was asked for.</summary>
    Audit,

    /// <summary>It was selected; agreements are being signed.</summary>
    Selected,

    /// <summary>Its agreements are executed.</summary>
    Contracted,

    /// <summary>It is over for this CDMO, and it was told.</summary>
    Ended,
}

/// <summary>Tells where a CDMO stands from what that CDMO itself was told, and from nothing else.</summary>
public static class RoomStandings
{
    /// <summary>Where it stands at that instant.</summary>
    public static RoomStanding Of(Selection selection, string cdmoId, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Stage == Stage.Cancelled || selection.Candidate(cdmoId)?.RegretSentAt is not null) return RoomStanding.Ended;
        if (state.WinnerId == cdmoId && state.Stage is (Stage.Contract or Stage.Contracted)) return state.Stage == Stage.Contracted ? RoomStanding.Contracted : RoomStanding.Selected;
        if (selection.Find<Audit>(Audit.KeyOf(cdmoId)) is { State: not AuditState.Planned }) return RoomStanding.Audit;
        if (!Disclosure.IsOpen(selection, cdmoId, now)) return RoomStanding.Confidentiality;
        if (selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is not { State: not InvitationState.Prepared } invitation) return RoomStanding.Preparing;
        if (Participation.Check(selection, cdmoId, now) is not null) return RoomStanding.Closed;
        return invitation.State switch
        {
            InvitationState.Declined => RoomStanding.Declined,
            InvitationState.Accepted => RoomStanding.Open,
            _ => RoomStanding.Invited,
        };
    }
}

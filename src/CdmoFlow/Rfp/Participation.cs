using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Whether a CDMO may act on the RFP at this moment: invited, not withdrawn, and in time.</summary>
public static class Participation
{
    /// <summary>Null when it may; otherwise the refusal. Who has declined may still come back.</summary>
    public static Refusal? Check(Selection selection, string cdmoId, DateTimeOffset now)
    {
        var state = selection.State;
        if (selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is not { } invitation || invitation.Round != state.RfpRound) return Refusal.NotFound("invitation");
        if (state.Stage == Stage.Cancelled) return Refusal.WrongStage(selection, "the sponsor has ended it.");
        if (state.Stage >= Stage.RfpIssued && Deadlines.Of(state, invitation) is { } deadline && now > deadline) return TooLate(deadline, now, state.Brief.TimeZone);
        if (state.Stage != Stage.RfpIssued) return Refusal.WrongStage(selection, "the RFP is not open.");
        return invitation.IsOpen || invitation.State == InvitationState.Declined
            ? null
            : Refusal.WrongState("invitation-closed", $"The invitation is {EnumNames.Of(invitation.State)}.");
    }

    /// <summary>The same for handing in: what comes late is taken in all the same where the RFP says so.</summary>
    public static Refusal? CheckHandingIn(Selection selection, string cdmoId, DateTimeOffset now) =>
        Check(selection, cdmoId, now) is { } refusal && !IsTakenLate(selection, cdmoId, now) ? refusal : null;

    /// <summary>True after this CDMO's deadline and before the opening, where the RFP says that late proposals are taken in for the project manager to decide.</summary>
    public static bool IsTakenLate(Selection selection, string cdmoId, DateTimeOffset now)
    {
        var state = selection.State;
        return state is { Stage: Stage.RfpIssued or Stage.Opening, Brief.RfpRules.Late: LatePolicy.Accept }
            && selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { } invitation && invitation.Round == state.RfpRound
            && (invitation.IsOpen || invitation.State is InvitationState.Declined or InvitationState.Silent)
            && now > Deadlines.Of(state, invitation);
    }

    /// <summary>Names the deadline and by how much it was missed: a CDMO must be able to see that the clock was fair.</summary>
    public static Refusal TooLate(DateTimeOffset deadline, DateTimeOffset now, string timeZone) =>
        Refusal.WrongState("too-late", $"The deadline was {Zones.Format(deadline, timeZone)}. This arrived {Lateness(now - deadline)} later and is not accepted.");

    private static string Lateness(TimeSpan late) => late switch
    {
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{late.TotalSeconds:0.###} s"),
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)late.TotalMinutes} min {late.Seconds} s"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)late.TotalHours} h {late.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)late.TotalDays} days"),
    };
}

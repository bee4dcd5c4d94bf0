using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>What the authorisation says.</summary>
public enum Access
{
    /// <summary>Go on.</summary>
    Allowed,

    /// <summary>Sign in first.</summary>
    SignInFirst,

    /// <summary>Signed in, but not for this.</summary>
    Forbidden,

    /// <summary>This person may, but not before the selection has come further: what is sealed is shown to nobody.</summary>
    TooEarly,
}

/// <summary>The one place that answers whether a visitor may use a route: for pages, API, files and exports alike.</summary>
public static class Authorization
{
    /// <summary>Judges a visitor by the route's rule, the selection named in the address and the CDMO named in it.</summary>
    /// <param name="rule">The route's line in the table; null refuses.</param>
    /// <param name="visitor">Who asks; null when not signed in.</param>
    /// <param name="selectionId">The selection in the address; null where the route has none.</param>
    /// <param name="state">That selection; null when it does not exist.</param>
    /// <param name="cdmoId">The CDMO in the address; null where the route has none.</param>
    public static Access Judge(RouteRule? rule, Visitor? visitor, string? selectionId, SelectionState? state, string? cdmoId)
    {
        if (rule is null) return Access.Forbidden;
        if (rule.Who.HasFlag(Who.Anyone)) return Access.Allowed;
        if (visitor is null) return Access.SignInFirst;
        if (rule.Who.HasFlag(Who.SignedIn)) return Access.Allowed;
        if (!visitor.IsSponsor) return JudgeRoom(rule, visitor, selectionId, cdmoId);
        if (rule.Who.HasFlag(Who.Sponsor)) return Access.Allowed;
        if (rule.Who.HasFlag(Who.SiteAdministrator) && visitor.IsSiteAdministrator) return selectionId is null || state is not null ? Access.Allowed : Access.Forbidden;
        if (selectionId is null) return Access.Forbidden;
        if (rule.Who.HasFlag(Who.Successor) && visitor.IsSiteAdministrator && state?.HasEnded == true) return Access.Allowed;
        // A person outside the team does not learn whether a selection exists: one that does not is answered alike.
        if (state?.Team.FirstOrDefault(m => m.PersonId == visitor.PersonId) is not { } seat) return Access.Forbidden;
        if (!Fits(rule.Who, seat)) return Access.Forbidden;
        return rule.From is { } from && !HasReached(state, from) ? Access.TooEarly : Access.Allowed;
    }

    /// <summary>True from a stage on. A selection that was cancelled before it stays where it was: what was sealed stays sealed for good.</summary>
    private static bool HasReached(SelectionState state, Stage stage) =>
        state.Stage == Stage.Cancelled ? state.Timeline.Any(e => e.Stage >= stage && e.Stage != Stage.Cancelled) : state.Stage >= stage;

    private static Access JudgeRoom(RouteRule rule, Visitor visitor, string? selectionId, string? cdmoId)
    {
        var own = FitsRoom(rule.Who, visitor)
            && string.Equals(visitor.RoomSelectionId, selectionId, StringComparison.Ordinal)
            && (cdmoId is null || string.Equals(visitor.RoomCdmoId, cdmoId, StringComparison.Ordinal));
        return own ? Access.Allowed : Access.Forbidden;
    }

    private static bool FitsRoom(Who who, Visitor visitor) =>
        who.HasFlag(Who.Room)
        || (who.HasFlag(Who.RoomLead) && visitor.RoomRoles.Contains(CdmoRole.ProposalLead))
        || (who.HasFlag(Who.RoomEditor) && visitor.RoomRoles.Any(r => r is CdmoRole.ProposalLead or CdmoRole.Contributor))
        || (who.HasFlag(Who.RoomSignatory) && visitor.RoomRoles.Contains(CdmoRole.Signatory));

    private static bool Fits(Who who, TeamSeat seat) =>
        who.HasFlag(Who.Team)
        || (who.HasFlag(Who.Reader) && seat.MayRead)
        || (who.HasFlag(Who.Member) && seat.MayAct)
        || (who.HasFlag(Who.ProjectManager) && seat.Roles.Contains(Role.ProjectManager))
        || (who.HasFlag(Who.Evaluator) && seat.Roles.Contains(Role.Evaluator))
        || (who.HasFlag(Who.Auditor) && seat.Roles.Contains(Role.Auditor))
        || (who.HasFlag(Who.Approver) && seat.Roles.Contains(Role.Approver))
        || (who.HasFlag(Who.Administrator) && seat.Roles.Contains(Role.Administrator))
        || (who.HasFlag(Who.QualityAssurance) && seat.Functions.Contains(SponsorFunction.QualityAssurance));
}

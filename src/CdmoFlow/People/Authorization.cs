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

    /// <summary>There is no such selection.</summary>
    NotFound,
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
        if (selectionId is null) return Access.Forbidden;
        if (state is null) return Access.NotFound;
        // A person outside the team does not learn whether a selection exists.
        if (state.Team.FirstOrDefault(m => m.PersonId == visitor.PersonId) is not { } seat) return Access.Forbidden;
        return Fits(rule.Who, seat) ? Access.Allowed : Access.Forbidden;
    }

    private static Access JudgeRoom(RouteRule rule, Visitor visitor, string? selectionId, string? cdmoId)
    {
        var own = rule.Who.HasFlag(Who.Room)
            && string.Equals(visitor.RoomSelectionId, selectionId, StringComparison.Ordinal)
            && (cdmoId is null || string.Equals(visitor.RoomCdmoId, cdmoId, StringComparison.Ordinal));
        return own ? Access.Allowed : Access.Forbidden;
    }

    private static bool Fits(Who who, TeamSeat seat) =>
        who.HasFlag(Who.Team)
        || (who.HasFlag(Who.ProjectManager) && seat.Roles.Contains(Role.ProjectManager))
        || (who.HasFlag(Who.Evaluator) && seat.Roles.Contains(Role.Evaluator))
        || (who.HasFlag(Who.Auditor) && seat.Roles.Contains(Role.Auditor))
        || (who.HasFlag(Who.Approver) && seat.Roles.Contains(Role.Approver))
        || (who.HasFlag(Who.QualityAssurance) && seat.Functions.Contains(SponsorFunction.QualityAssurance));
}

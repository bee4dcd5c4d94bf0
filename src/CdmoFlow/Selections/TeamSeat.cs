using CdmoFlow.People;

namespace CdmoFlow.Selections;

/// <summary>A person of the sponsor on one selection. Names and addresses stand in the people table, which can be erased.</summary>
/// <param name="PersonId">Key into the people table.</param>
/// <param name="Functions">The sponsor functions the person stands for (domain list of seven).</param>
/// <param name="Roles">What the person may do in the system.</param>
public sealed record TeamSeat(string PersonId, IReadOnlyList<SponsorFunction> Functions, IReadOnlyList<Role> Roles)
{
    /// <summary>True for whoever may see bids once they are open: not for those who only administer.</summary>
    public bool MayRead => Functions.Count > 0 || Roles.Any(r => r != Role.Administrator);

    /// <summary>True for whoever takes part: not for those who only observe or administer.</summary>
    public bool MayAct => Functions.Count > 0 || Roles.Any(r => r is not (Role.Administrator or Role.Observer));
}

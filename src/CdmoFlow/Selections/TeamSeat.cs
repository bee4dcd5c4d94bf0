using CdmoFlow.People;

namespace CdmoFlow.Selections;

/// <summary>A person of the sponsor on one selection. Names and addresses stand in the people table, which can be erased.</summary>
/// <param name="PersonId">Key into the people table.</param>
/// <param name="Functions">The sponsor functions the person stands for (domain list of seven).</param>
/// <param name="Roles">What the person may do in the system.</param>
public sealed record TeamSeat(string PersonId, IReadOnlyList<SponsorFunction> Functions, IReadOnlyList<Role> Roles);

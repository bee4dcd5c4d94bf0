namespace CdmoFlow.People;

/// <summary>Who does something: a person of the sponsor, a person of a CDMO, or the system when a deadline acts.</summary>
/// <param name="PersonId">Key into the people table; <c>system</c> for deadlines.</param>
/// <param name="Role">In which capacity, as the trail will show it.</param>
public sealed record Actor(string PersonId, string Role)
{
    /// <summary>The CDMO the person acts for; null on the sponsor's side.</summary>
    public string? CdmoId { get; init; }

    /// <summary>Another person in whose place this one acts.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>
    /// Names the request by which the person acts, so that one that is sent again after its answer was lost counts once; null where the sender gave no key. Never in the trail.
    /// </summary>
    public string? RequestKey { get; init; }

    /// <summary>Timers and rules act under this name.</summary>
    public static Actor System { get; } = new("system", "system");
}

namespace CdmoFlow.People;

/// <summary>One line of the authorisation table.</summary>
/// <param name="Function">Name of the HTTP function.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">Route below the site's root, as the function declares it.</param>
/// <param name="Who">Who may use it.</param>
public sealed record RouteRule(string Function, string Method, string Route, Who Who)
{
    /// <summary>True for a service that proves itself by a signature instead of a session and its antiforgery proof.</summary>
    public bool IsSigned { get; init; }

    /// <summary>True for what a person of a CDMO answers for by name: never through a mailbox that several read.</summary>
    public bool NeedsNamedPerson { get; init; }

    /// <summary>The stage from which on it may be used; null = always. Cancelled counts as the stage in which it was cancelled.</summary>
    public Selections.Stage? From { get; init; }
}

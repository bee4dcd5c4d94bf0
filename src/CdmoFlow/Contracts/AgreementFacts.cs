using CdmoFlow.Scoping;

namespace CdmoFlow.Contracts;

/// <summary>What the drafts of all three agreements rest on.</summary>
/// <param name="Brief">The selection; the budget never enters a draft.</param>
/// <param name="Reference">The selection's id as people quote it.</param>
/// <param name="Cdmo">Name of the selected company.</param>
/// <param name="Site">Name of the qualified site, or empty.</param>
/// <param name="Conditions">Conditions of the site's qualification; they become part of the Quality Agreement.</param>
/// <param name="Matrix">The responsibility matrix, or null for the default one.</param>
public sealed record AgreementFacts(
    Brief Brief,
    string Reference,
    string Cdmo,
    string Site,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<ResponsibilityRow>? Matrix = null);

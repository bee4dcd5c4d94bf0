using CdmoFlow.People;

namespace CdmoFlow.Web.Pages.People;

/// <summary>Somebody with whom the visitor shares a selection.</summary>
public sealed record Colleague(string PersonId, string Name);

/// <summary>The page of one's own absence.</summary>
/// <param name="Colleagues">Who could stand in, by name.</param>
/// <param name="Announced">What was announced last; null when nothing was.</param>
public sealed record AbsenceModel(IReadOnlyList<Colleague> Colleagues, AnnouncedAbsence? Announced);

/// <summary>An announced absence with what became of it.</summary>
/// <param name="Deputy">Name of who stands in.</param>
/// <param name="From">First day away.</param>
/// <param name="Until">Last day away.</param>
/// <param name="Covered">Titles of the selections in which the deputy stands in.</param>
/// <param name="Gaps">Where nobody does, with the reason.</param>
public sealed record AnnouncedAbsence(string Deputy, DateOnly From, DateOnly Until, IReadOnlyList<string> Covered, IReadOnlyList<string> Gaps);

/// <summary>The page of one's own signature.</summary>
/// <param name="Method">What is enrolled; null while nothing is.</param>
/// <param name="EnrolledAt">Since when.</param>
/// <param name="MayEnrol">True when an identity check waits to be used.</param>
/// <param name="CheckedBy">Name of who checked the identity.</param>
/// <param name="PendingKey">The key of an app whose first code was not typed yet.</param>
/// <param name="QrCode">The same as a picture.</param>
/// <param name="Colleagues">Whose identity the visitor could confirm.</param>
public sealed record SignatureModel(
    SigningMethod? Method, DateTimeOffset? EnrolledAt, bool MayEnrol, string? CheckedBy, string? PendingKey, string? QrCode, IReadOnlyList<Colleague> Colleagues);

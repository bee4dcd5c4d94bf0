using CdmoFlow.People;
using CdmoFlow.Records;

namespace CdmoFlow.Scoping;

/// <summary>One person of the sponsor. Name and address are personal data: they go to the erasable table only.</summary>
public sealed record TeamMember(
    string Name,
    string Email,
    IReadOnlyList<SponsorFunction> Functions,
    IReadOnlyList<Role> Roles)
{
    /// <summary>The team of a document that <see cref="ScopingValidation.Check"/> found without errors; words it does not know are left out.</summary>
    public static IReadOnlyList<TeamMember> Of(ScopingDocument document) =>
    [
        .. (document.Team ?? []).OfType<TeamMemberDocument>().Select(member => new TeamMember(
            (member.Name ?? "").Trim(),
            (member.Email ?? "").Trim(),
            Words<SponsorFunction>(member.Functions),
            Words<Role>(member.Roles))),
    ];

    private static T[] Words<T>(IReadOnlyList<string?>? words)
        where T : struct, Enum =>
        [
            .. (words ?? [])
                .Select(word => EnumNames.TryParse<T>(word, out var value) ? value : (T?)null)
                .OfType<T>()
                .Distinct(),
        ];
}

using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>The smallest team that a selection accepts: three people who hold all seven functions between them.</summary>
internal sealed class SponsorTeam(SponsorPerson manager, SponsorPerson quality, SponsorPerson director) : IDisposable
{
    /// <summary>CMC and R&amp;D; leads the selection and scores.</summary>
    public SponsorPerson Manager => manager;

    /// <summary>Quality Assurance and Regulatory; scores, audits, qualifies.</summary>
    public SponsorPerson Quality => quality;

    /// <summary>Executive, Finance and Legal, Procurement; approves and signs.</summary>
    public SponsorPerson Director => director;

    public IReadOnlyList<SponsorPerson> All => [manager, quality, director];

    /// <summary>The team as a scoping document names it.</summary>
    public static IReadOnlyList<TeamMemberDocument> Documents { get; } =
    [
        Member(TeamRole.Manager, [SponsorFunction.Cmc, SponsorFunction.Rnd], [Role.ProjectManager, Role.Evaluator]),
        Member(TeamRole.Quality, [SponsorFunction.QualityAssurance, SponsorFunction.Regulatory], [Role.Evaluator, Role.Auditor, Role.Approver]),
        Member(TeamRole.Executive, [SponsorFunction.Executive, SponsorFunction.FinanceLegal, SponsorFunction.Procurement], [Role.Approver]),
    ];

    public static async Task<SponsorTeam> SignInAsync(DemoSite site) => new(
        await SponsorPerson.SignInAsync(site, TeamRole.Manager),
        await SponsorPerson.SignInAsync(site, TeamRole.Quality),
        await SponsorPerson.SignInAsync(site, TeamRole.Executive));

    public void Dispose()
    {
        foreach (var person in All) person.Dispose();
    }

    private static TeamMemberDocument Member(TeamRole person, SponsorFunction[] functions, Role[] roles) =>
        new() { Name = person.Name, Email = person.Email, Functions = [.. functions.Select(EnumNames.Of)], Roles = [.. roles.Select(EnumNames.Of)] };
}

using Bogus;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding;

/// <summary>Who sits in the team of a sample selection.</summary>
internal static class SampleTeams
{
    /// <summary>A project manager and one person per function; every third team has an observer, too.</summary>
    public static IReadOnlyList<(SamplePerson Person, TeamMemberDocument Member)> Of(SampleSponsor sponsor, Randomizer random, bool largest)
    {
        var manager = random.ListItem([.. sponsor.Of(null)]);
        List<(SamplePerson, TeamMemberDocument)> team = [(manager, Member(manager, Role.ProjectManager))];
        foreach (var function in Enum.GetValues<SponsorFunction>())
        {
            var person = random.ListItem([.. sponsor.Of(function)]);
            team.Add((person, Member(person, Roles(function, random, largest))));
        }

        var others = sponsor.People.Where(p => team.TrueForAll(t => t.Item1 != p)).ToList();
        if (others.Count > 0 && random.Bool(0.33f))
        {
            var observer = random.ListItem(others);
            team.Add((observer, Member(observer, Role.Observer) with { Functions = [] }));
        }

        return team;
    }

    /// <summary>The seats of a team whose form was checked.</summary>
    public static IReadOnlyList<TeamSeat> Seats(IReadOnlyList<(SamplePerson Person, TeamMemberDocument Member)> team, ScopingDocument document) =>
        [.. team.Zip(TeamMember.Of(document), (t, member) => new TeamSeat(t.Person.Person.Id, member.Functions, member.Roles))];

    private static Role[] Roles(SponsorFunction function, Randomizer random, bool largest) => function switch
    {
        SponsorFunction.QualityAssurance => [Role.Evaluator, Role.Auditor, Role.Approver],
        SponsorFunction.Executive => largest ? [Role.Evaluator, Role.Approver] : [Role.Approver],
        SponsorFunction.Cmc when random.Bool() => [Role.Evaluator, Role.Auditor],
        _ => [Role.Evaluator],
    };

    private static TeamMemberDocument Member(SamplePerson person, params Role[] roles) => new()
    {
        Name = person.Person.Name,
        Email = person.Person.Email,
        Functions = person.Function is { } function ? [EnumNames.Of(function)] : [],
        Roles = [.. roles.Select(EnumNames.Of)],
    };
}

using CdmoFlow.People;
using CdmoFlow.Records;

namespace CdmoFlow.Scoping;

/// <summary>What a team must be able to do before a selection starts: nobody may find out at a gate that a function has no person.</summary>
internal static class TeamRules
{
    // Every member is told of a cancellation in one transaction of at most 100 rows, beside the CDMOs.
    internal const int Largest = 40;

    internal static readonly Role[] Needed = [Role.ProjectManager, Role.Evaluator, Role.Auditor];

    internal static void Check(IReadOnlyList<TeamMemberDocument?>? team, ScopingErrors errors)
    {
        if (team is null || team.Count == 0)
        {
            errors.Add("team", "Name the people of the selection.");
            return;
        }

        if (team.Count > Largest)
        {
            errors.Add("team", $"A team has at most {Largest} people; this one has {team.Count}.");
            return;
        }

        var functions = new HashSet<SponsorFunction>();
        var given = new HashSet<Role>();
        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < team.Count; i++)
        {
            var path = ScopingErrors.At("team", i);
            if (team[i] is not { } member)
            {
                errors.Add(path, "Name a person or remove the entry.");
                continue;
            }

            errors.Required($"{path}.name", member.Name, "the person's name");
            var address = errors.Address($"{path}.email", member.Email);
            if (address.Length > 0 && !addresses.Add(address))
            {
                errors.Add($"{path}.email", "This address stands in the team twice; give one person several functions instead.");
            }

            var held = Words<SponsorFunction>($"{path}.functions", member.Functions, errors);
            var roles = Words<Role>($"{path}.roles", member.Roles, errors);
            if (held.Contains(SponsorFunction.QualityAssurance) && held.Contains(SponsorFunction.Cmc))
            {
                errors.Add($"{path}.functions", "Quality Assurance must be independent: it cannot be the same person as CMC.");
            }

            functions.UnionWith(held);
            given.UnionWith(roles);
        }

        foreach (var missing in Enum.GetValues<SponsorFunction>().Except(functions))
        {
            errors.Add("team", $"No person holds the function {EnumNames.Of(missing)}.");
        }

        // Without an auditor no site could ever be qualified, without an evaluator nothing be scored: that must not show months later.
        foreach (var missing in Needed.Except(given))
        {
            errors.Add("team", $"Give at least one person the role {EnumNames.Of(missing)}.");
        }
    }

    private static HashSet<T> Words<T>(string field, IReadOnlyList<string?>? words, ScopingErrors errors)
        where T : struct, Enum
    {
        var values = new HashSet<T>();
        for (var i = 0; i < (words?.Count ?? 0); i++)
        {
            var before = errors.Found.Count;
            var value = errors.Word<T>(ScopingErrors.At(field, i), words![i]);
            if (errors.Found.Count == before)
            {
                values.Add(value);
            }
        }

        return values;
    }
}

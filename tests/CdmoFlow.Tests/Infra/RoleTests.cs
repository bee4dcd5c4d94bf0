using System.Text.RegularExpressions;

namespace CdmoFlow.Tests.Infra;

/// <summary>The app may do what it does and no more.</summary>
public partial class RoleTests
{
    // Storage: blob owner (the host demands it), queue and table contributor, blob contributor (staging), delegator. Vault: secrets user. Telemetry: metrics publisher. Scheduler: data contributor. Site: website contributor and, of its plan, reader.
    private static readonly string[] BuiltIn =
    [
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        "db58b8e5-c6ad-4a2a-8342-4190687cbf4a", "4633458b-17de-408a-b874-0445c86b69e6", "3913510d-42f4-4e42-8a64-420c390055eb", "0ad04412-c4d5-4796-b79c-f76d14c8d402",
        "de139f84-1756-47ae-9be6-808fbbe84772", "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    ];

    [CompiledFact]
    public void Built_in_roles_are_those_that_were_thought_about() =>
        Assert.Equal(BuiltIn.Order(), RoleId().Matches(Compiled.Text).Select(m => m.Groups["it"].Value).Distinct().Order());

    [CompiledFact]
    public void No_role_is_given_over_more_than_one_resource() =>
        Assert.All(Compiled.Of("Microsoft.Authorization/roleAssignments"), assignment => Assert.NotNull(assignment["scope"]));

    [CompiledFact]
    public void Whoever_writes_checkpoints_can_neither_overwrite_nor_delete_one()
    {
        Assert.All(Actions("checkpoint writer"), action => Assert.DoesNotMatch("delete|write|\\*|immutab", action));
        Assert.Contains(Actions("checkpoint writer"), action => action.EndsWith("blobs/add/action", StringComparison.Ordinal));
    }

    [CompiledFact]
    public void Whoever_keeps_sealed_proposals_cannot_delete_one() =>
        Assert.All(Actions("file keeper"), action => Assert.DoesNotMatch("delete|\\*|immutab|permanent", action));

    [CompiledFact]
    public void Whoever_signs_checkpoints_cannot_touch_the_key() =>
        Assert.Equal(["Microsoft.KeyVault/vaults/keys/read", "Microsoft.KeyVault/vaults/keys/sign/action"], Actions("checkpoint signer"));

    private static IReadOnlyList<string> Actions(string role)
    {
        var permissions = Assert.Single(Compiled.Of("Microsoft.Authorization/roleDefinitions"), r => r["properties"]!["roleName"]!.ToString().Contains(role, StringComparison.Ordinal))["properties"]!["permissions"]![0]!;
        return [.. permissions["actions"]!.AsArray().Concat(permissions["dataActions"]!.AsArray()).Select(a => Plain((string)a!))];

        // Most are written with the common beginning as a variable.
        static string Plain(string action) => Ending().Match(action) is { Success: true } match ? match.Groups["it"].Value : action;
    }

    // Nine roles as variables, three of them in one list.
    [GeneratedRegex("\"([A-Za-z]+Id\": \")?(?<it>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RoleId();

    [GeneratedRegex(@"^\[format\('\{0\}(?<it>/[a-zA-Z/]+)', variables\('blobs'\)\)\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();
}

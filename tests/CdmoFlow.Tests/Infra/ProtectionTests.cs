using System.Text.Json.Nodes;

namespace CdmoFlow.Tests.Infra;

/// <summary>What must hold of the template whatever else changes in it.</summary>
public class ProtectionTests
{
    [CompiledFact]
    public void No_storage_account_has_public_blobs_a_key_or_old_encryption() => Assert.All(Compiled.Of("Microsoft.Storage/storageAccounts"), account =>
    {
        var properties = account["properties"]!;
        Assert.False((bool)properties["allowBlobPublicAccess"]!);
        Assert.False((bool)properties["allowSharedKeyAccess"]!);
        Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string)properties["minimumTlsVersion"]!);
    });

    [CompiledFact]
    public void Every_container_is_private_and_keeps_versions_and_what_was_deleted()
    {
        Assert.All(Compiled.Of("Microsoft.Storage/storageAccounts/blobServices/containers"), container => Assert.Equal("None", (string)container["properties"]!["publicAccess"]!));
        Assert.All(Compiled.Of("Microsoft.Storage/storageAccounts/blobServices"), service =>
        {
            Assert.True((bool)service["properties"]!["isVersioningEnabled"]!);
            Assert.True((bool)service["properties"]!["deleteRetentionPolicy"]!["enabled"]!);
            Assert.True((bool)service["properties"]!["containerDeleteRetentionPolicy"]!["enabled"]!);
        });
    }

    [CompiledFact]
    public void Only_files_are_reached_from_everywhere_and_only_pages_of_the_site_may_write_there()
    {
        var reaches = Compiled.Templates.SelectMany(t => t["resources"] as JsonObject ?? []).Select(r => (r.Value!["properties"] as JsonObject)?["parameters"]?["reach"]).OfType<object>().Select(r => r.ToString()!).ToList();
        Assert.Equal(3, reaches.Count);
        Assert.Single(reaches, r => r.Contains("everybody", StringComparison.Ordinal));
        Assert.Contains("'allowedOrigins', createArray(parameters('siteOrigin'))", Compiled.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("'allowedOrigins', createArray('*')", Compiled.Text, StringComparison.Ordinal);
    }

    [CompiledFact]
    public void The_site_speaks_TLS_1_2_and_takes_no_password()
    {
        var site = Assert.Single(Compiled.Of("Microsoft.Web/sites"))["properties"]!;
        Assert.True((bool)site["httpsOnly"]!);
        Assert.Equal(("1.2", "1.2", "Disabled"), ((string)site["siteConfig"]!["minTlsVersion"]!, (string)site["siteConfig"]!["scmMinTlsVersion"]!, (string)site["siteConfig"]!["ftpsState"]!));
        Assert.All(Compiled.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), way => Assert.False((bool)way["properties"]!["allow"]!));
    }

    [CompiledFact]
    public void The_vault_cannot_be_purged_and_is_closed_unless_somebody_is_named()
    {
        var vault = Assert.Single(Compiled.Of("Microsoft.KeyVault/vaults"))["properties"]!;
        Assert.True((bool)vault["enablePurgeProtection"]!);
        Assert.True((bool)vault["enableRbacAuthorization"]!);
        Assert.Equal("Deny", (string)vault["networkAcls"]!["defaultAction"]!);
        var key = Assert.Single(Compiled.Of("Microsoft.KeyVault/vaults/keys"))["properties"]!;
        Assert.Equal(("EC", "P-256"), ((string)key["kty"]!, (string)key["curveName"]!));
    }

    [CompiledFact]
    public void Telemetry_takes_a_role_and_no_key() =>
        Assert.True((bool)Assert.Single(Compiled.Of("Microsoft.Insights/components"))["properties"]!["DisableLocalAuth"]!);

    [CompiledFact]
    public void Where_records_count_checkpoints_are_locked_accounts_kept_and_nobody_reaches_them_from_outside()
    {
        var prod = Compiled.Parameters("prod");
        Assert.Equal("Locked", (string)prod["checkpointLock"]!["value"]!);
        Assert.True((int)prod["checkpointDays"]!["value"]! >= 3650);
        Assert.True((bool)prod["deleteLocks"]!["value"]!);
        Assert.Null(prod["operatorAddresses"]);
        Assert.Equal("Unlocked", (string)Compiled.Parameters("dev")["checkpointLock"]!["value"]!);
    }

    [CompiledFact]
    public void Every_parameter_says_what_it_is() => Assert.All(
        Compiled.Templates.SelectMany(t => t["parameters"]?.AsObject() ?? []),
        parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter.Value!["metadata"]?["description"]), parameter.Key));
}

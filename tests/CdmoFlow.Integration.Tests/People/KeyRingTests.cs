using System.Security.Cryptography;
using System.Xml.Linq;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>The keys of sessions, as they lie in storage.</summary>
public class KeyRingTests
{
    private static readonly string Links = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact, Trait("Category", "Threat")]
    public void Who_reads_the_stored_keys_of_sessions_can_forge_none_without_the_key_of_the_links()
    {
        var stored = new Ring();
        var cookie = Protector(stored, Links).Protect("p-manager");
        var text = Assert.Single(stored.Elements).ToString();
        Assert.Contains("underLinksKey", text, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", text, StringComparison.Ordinal);

        Assert.Equal("p-manager", Protector(stored, Links).Unprotect(cookie));
        Assert.ThrowsAny<CryptographicException>(() => Protector(stored, null).Unprotect(cookie));
        Assert.ThrowsAny<CryptographicException>(() => Protector(stored, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))).Unprotect(cookie));
    }

    [Fact]
    public void Keys_from_before_stay_readable()
    {
        var stored = new Ring();
        var cookie = Protector(stored, null).Protect("p-manager");
        Assert.Contains("masterKey", Assert.Single(stored.Elements).ToString(), StringComparison.Ordinal);
        Assert.Equal("p-manager", Protector(stored, Links).Unprotect(cookie));
    }

    [Fact]
    public void A_stored_key_that_was_changed_is_not_used()
    {
        var stored = new Ring();
        Protector(stored, Links).Protect("p-manager");
        var sealedKey = stored.Elements[0].Descendants("underLinksKey").Single();
        var bytes = Convert.FromBase64String(sealedKey.Value);
        bytes[^1] ^= 1;
        var services = new ServiceCollection().AddSingleton(new SecretKeyOptions(null, Links)).BuildServiceProvider();
        Assert.ThrowsAny<CryptographicException>(() => new KeyRingDecryptor(services).Decrypt(new XElement("underLinksKey", Convert.ToBase64String(bytes))));
    }

    private static IDataProtector Protector(Ring stored, string? links)
    {
        var keys = new SecretKeyOptions(null, links);
        var services = new ServiceCollection().AddSingleton(keys);
        services.AddDataProtection().SetApplicationName("cdmoflow");
        services.Configure<KeyManagementOptions>(o =>
        {
            o.XmlRepository = stored;
            o.XmlEncryptor = links is null ? null : new KeyRingEncryptor(keys);
        });
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("session");
    }

    private sealed class Ring : IXmlRepository
    {
        public List<XElement> Elements { get; } = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. Elements.Select(e => new XElement(e))];

        public void StoreElement(XElement element, string friendlyName) => Elements.Add(element);
    }
}

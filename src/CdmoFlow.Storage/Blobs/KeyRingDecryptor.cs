using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Storage.Blobs;

/// <summary>Reads what <see cref="KeyRingEncryptor"/> wrote. The framework makes it by its name, which stands beside the encrypted key.</summary>
public sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    /// <exception cref="CryptographicException">The links' key is another one, or the text was changed: the framework then passes over the key, and its sessions end.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var sealedText = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[sealedText.Length - KeyRingKey.NonceBytes - KeyRingKey.TagBytes];
        using var cipher = KeyRingKey.Of(services.GetRequiredService<SecretKeyOptions>());
        cipher.Decrypt(sealedText.AsSpan(0, KeyRingKey.NonceBytes), sealedText.AsSpan(KeyRingKey.NonceBytes + KeyRingKey.TagBytes), sealedText.AsSpan(KeyRingKey.NonceBytes, KeyRingKey.TagBytes), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

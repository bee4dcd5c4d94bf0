using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace CdmoFlow.Storage.Blobs;

/// <summary>
/// Encrypts the keys of sessions and forms under a key derived from that of the links, where that one is a setting: who can read the storage account alone can then forge no session.
/// Keys that were stored before stay readable as they are.
/// </summary>
public sealed class KeyRingEncryptor(SecretKeyOptions keys) : IXmlEncryptor
{
    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedText = new byte[KeyRingKey.NonceBytes + KeyRingKey.TagBytes + plain.Length];
        var nonce = sealedText.AsSpan(0, KeyRingKey.NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = KeyRingKey.Of(keys);
        cipher.Encrypt(nonce, plain, sealedText.AsSpan(KeyRingKey.NonceBytes + KeyRingKey.TagBytes), sealedText.AsSpan(KeyRingKey.NonceBytes, KeyRingKey.TagBytes));
        return new EncryptedXmlInfo(new XElement("underLinksKey", Convert.ToBase64String(sealedText)), typeof(KeyRingDecryptor));
    }
}

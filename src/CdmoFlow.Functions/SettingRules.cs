using System.Globalization;
using System.Security.Cryptography;
using CdmoFlow.Records;

namespace CdmoFlow.Functions;

/// <summary>What a setting of a kind must look like. Each answers what is wrong and what to do, or null; no sentence repeats a secret.</summary>
internal static class SettingRules
{
    /// <summary>An address of the web without a path.</summary>
    public static string? Site(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/" && address.Query.Length == 0
            ? null
            : "must be the address that people open, such as https://selection.sponsor.example, without a path";

    /// <summary>An address of a service; without TLS on this machine only.</summary>
    public static string? Service(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)) ? null : "must be an address that begins with https://";

    /// <summary>One plain mail address.</summary>
    public static string? Address(string value) => MailAddresses.IsPlain(value.Trim()) ? null : "must be one plain address, such as selections@sponsor.example";

    /// <summary>Mail addresses, comma separated.</summary>
    public static string? Addresses(string value) =>
        value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(MailAddresses.IsPlain) ? null : "must be plain mail addresses with commas between them";

    /// <summary>Name of a storage account.</summary>
    public static string? Account(string value) => value.Length is >= 3 and <= 24 && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) ? null : "must be the name of a storage account: 3 to 24 small letters and digits";

    /// <summary>Letters and digits.</summary>
    public static string? Plain(string value) => value.All(char.IsAsciiLetterOrDigit) && value.Length <= 45 && char.IsAsciiLetter(value[0]) ? null : "must consist of letters and digits, begin with a letter and have at most 45 of them";

    /// <summary>A connection string of storage.</summary>
    public static string? Connection(string value)
    {
        try
        {
            _ = new Azure.Data.Tables.TableServiceClient(value);
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            return "is no connection string of a storage account; copy it whole from the account's access keys";
        }
    }

    /// <summary>A secret key.</summary>
    public static string? Key(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) && length >= 32 ? null : "must be 32 random bytes in base64; make them with: openssl rand -base64 32";
    }

    /// <summary>A private key for signing.</summary>
    public static string? Signer(string value)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(value);
            return key.KeySize == 256 ? null : "must be a private key on the curve P-256";
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return "must be a private key (P-256) in PEM; make one with: openssl ecparam -name prime256v1 -genkey -noout";
        }
    }

    /// <summary>Public keys, one after the other.</summary>
    public static string? PublicKeys(string value)
    {
        try
        {
            using var keys = new CheckpointKeys(CheckpointKeys.Read(value));
            return null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException)
        {
            return "must be public keys (P-256) in PEM, one after the other, as openssl ec -pubout writes them";
        }
    }

    /// <summary>A public key of the mail service.</summary>
    public static string? Verifier(string value)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(value), out _);
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return "must be the verification key that the mail service shows for its signed event webhook";
        }
    }

    /// <summary>A key in a vault, version included.</summary>
    public static string? VaultKey(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == "https" && address.Segments is ["/", "keys/", _, _] ? null : "must be the address of a key with its version, such as https://name.vault.azure.net/keys/checkpoint/0123";

    /// <summary>A whole number.</summary>
    public static Func<string, string?> Number(long least, long most) => value =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? null
            : $"must be a whole number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}";
}

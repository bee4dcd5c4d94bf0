using System.Net.Mail;

namespace CdmoFlow.Records;

/// <summary>Which mail addresses are accepted anywhere: plain ones that a header line cannot be smuggled into.</summary>
public static class MailAddresses
{
    /// <summary>True for an address without display name or blanks, whose host has a dot.</summary>
    public static bool IsPlain(string text) =>
        text.Length <= 254
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"')
        && MailAddress.TryCreate(text, out var address)
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !address.Host.EndsWith('.');

    /// <summary>What stands behind the last @, in small letters; empty where there is none.</summary>
    public static string DomainOf(string email) => email.LastIndexOf('@') is > 0 and var at ? email[(at + 1)..].Trim().ToLowerInvariant() : "";

    /// <summary>True for a domain itself and for those below it.</summary>
    public static bool IsWithin(string domain, string parent) => domain.Equals(parent, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{parent}", StringComparison.OrdinalIgnoreCase);
}

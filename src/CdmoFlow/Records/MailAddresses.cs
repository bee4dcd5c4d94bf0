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
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.Longlist;

/// <summary>Ids that people can read and that a repeated import derives again.</summary>
public static class Slug
{
    // With a hash behind it a company id has at most 51 characters; the longest instance id made of it then stays below the engine's 100.
    private const int Longest = 40;

    /// <summary>Small Latin letters, digits and single dashes; a name without any of them becomes a short hash.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in Plain(name).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().TrimEnd('-');
        return text.Length == 0 ? Hash(name)
            : text.Length > Longest ? $"{text[..Longest].TrimEnd('-')}-{Hash(name)}"
            : text;
    }

    /// <summary>The id of a site; two dashes keep it apart from any company's.</summary>
    public static string OfSite(string company, string site) => $"{Of(company)}--{Of(site)}";

    // Letters that Unicode does not split into a base letter and a mark.
    private static string Plain(string name) => name
        .Replace("ß", "ss", StringComparison.Ordinal)
        .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
        .Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
        .Replace("ø", "o", StringComparison.OrdinalIgnoreCase)
        .Replace("ł", "l", StringComparison.OrdinalIgnoreCase);

    private static string Hash(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().Normalize().ToLowerInvariant())))[..10];
}

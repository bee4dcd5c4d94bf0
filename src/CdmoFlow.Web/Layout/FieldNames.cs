using System.Globalization;
using System.Text;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Layout;

/// <summary>Names of form fields for people: <c>team[1].email</c> reads "Team 2, email".</summary>
public static class FieldNames
{
    private static readonly string[] Machines = ["returnTo", "challenge", "token", "requestId", "draftNumber", "uploadId", "documentSha256", "pass", "criterion", "functions", "uploadIds", "priceUploadIds", "personId", "deputyId", "countries", "kind", "order", "quorum", "roles", "addendum", "version", "edit"];

    private static readonly string[] Secrets = ["code", "signature", "password", "repeated"];

    /// <summary>The words of a field's path in the reader's language; a name without a text of its own is taken apart.</summary>
    public static string Of(string field)
    {
        var words = new StringBuilder();
        foreach (var part in field.Split('.'))
        {
            if (words.Length > 0) words.Append(", ");
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            words.Append(T.Find($"Fields_{name}") ?? Plain(name));
            // People count from one.
            if (bracket >= 0 && int.TryParse(part.AsSpan(bracket + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) words.Append(' ').Append(index + 1);
        }

        if (words.Length > 0) words[0] = char.ToUpperInvariant(words[0]);
        return words.ToString();
    }

    /// <summary>The words of a name: <c>clinicalBatch</c> reads "clinical batch".</summary>
    public static string Plain(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    /// <summary>True for what is never shown again, not even to who typed it.</summary>
    public static bool IsSecret(string field) => Secrets.Contains(field, StringComparer.Ordinal);

    /// <summary>True for what the page fills in itself and nobody has typed.</summary>
    public static bool IsMachines(string field)
    {
        var last = field[(field.LastIndexOf('.') + 1)..];
        var bracket = last.IndexOf('[', StringComparison.Ordinal);
        return Machines.Contains(bracket < 0 ? last : last[..bracket], StringComparer.Ordinal);
    }
}

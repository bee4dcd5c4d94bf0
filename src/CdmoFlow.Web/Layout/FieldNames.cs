using System.Globalization;
using System.Text;

namespace CdmoFlow.Web.Layout;

/// <summary>Names of form fields for people: <c>team[1].email</c> reads "Team 2, email".</summary>
public static class FieldNames
{
    private static readonly string[] Machines = ["returnTo", "challenge", "token", "requestId", "draftNumber", "uploadId", "documentSha256", "pass", "criterion", "functions", "uploadIds", "priceUploadIds", "personId", "deputyId", "countries", "kind", "order", "quorum", "roles"];

    private static readonly string[] Secrets = ["signature", "password", "repeated"];

    /// <summary>The words of a field's path.</summary>
    public static string Of(string field)
    {
        var words = new StringBuilder();
        foreach (var part in field.Split('.'))
        {
            if (words.Length > 0) words.Append(", ");
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            foreach (var letter in bracket < 0 ? part : part[..bracket])
                words.Append(char.IsUpper(letter) ? " " : "").Append(char.ToLowerInvariant(letter));
            // People count from one.
            if (bracket >= 0 && int.TryParse(part.AsSpan(bracket + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) words.Append(' ').Append(index + 1);
        }

        if (words.Length > 0) words[0] = char.ToUpperInvariant(words[0]);
        return words.ToString();
    }

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

namespace CdmoFlow.Mail.Templates;

/// <summary>One template file, split into its front part and its body.</summary>
/// <param name="Name">File name without ending, as the outbox names it.</param>
/// <param name="Subject">Liquid of the subject line.</param>
/// <param name="Button">Words on the link; empty when the message carries none.</param>
/// <param name="Required">Values that must be given and not be blank.</param>
/// <param name="Optional">Values that may be missing or blank.</param>
/// <param name="Body">Liquid of the HTML fragment; the fragment must be well-formed.</param>
internal sealed record MailTemplate(
    string Name,
    string Subject,
    string Button,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional,
    string Body)
{
    private static readonly string[] Common = ["recipient", "selection", "sponsor", "link"];

    /// <summary>Reads the front part (<c>subject</c>, <c>button</c>, <c>values</c>; a name with <c>?</c> is optional) and the body after <c>---</c>.</summary>
    public static MailTemplate Parse(string name, string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n---\n", 2);
        if (parts.Length != 2)
            throw new FormatException($"Mail template '{name}' has no front part closed by a line '---'.");
        var front = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        var values = front.GetValueOrDefault("values", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var optional = values.Where(v => v.EndsWith('?')).Select(v => v[..^1]).Append("note").ToList();
        var required = Common.Concat(values.Where(v => !v.EndsWith('?'))).Except(optional, StringComparer.Ordinal).ToList();
        return new(name, front["subject"], front.GetValueOrDefault("button", ""), required, optional, parts[1]);
    }
}

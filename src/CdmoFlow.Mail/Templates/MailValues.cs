using Fluid;

namespace CdmoFlow.Mail.Templates;

/// <summary>Puts the values before a template, each as text and as its lines (<c>reason</c>, <c>reason_lines</c>).</summary>
internal static class MailValues
{
    // A name that nobody set is a mistake in the template: better a fault in a test than a hole in a sentence.
    private static readonly TemplateOptions Strict = new() { StrictVariables = true };

    public static TemplateContext Context(IReadOnlyDictionary<string, string> values)
    {
        var context = new TemplateContext(Strict);
        foreach (var (name, value) in values)
        {
            context.SetValue(name, value);
            context.SetValue(name + "_lines", value.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        return context;
    }
}

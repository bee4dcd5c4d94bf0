using CdmoFlow.Audits;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Audits;

/// <summary>Names and prompts of the systems of an audit on pages, in the reader's language; reports have those of the list.</summary>
public static class AuditSystemTitles
{
    /// <summary>The name of a system.</summary>
    public static string Of(AuditSystem system) => T.Find($"AuditSystems_{system.Key}") ?? system.Name;

    /// <summary>What to look at.</summary>
    public static IEnumerable<string> PromptsOf(AuditSystem system) => system.Prompts.Select((prompt, i) => T.Find($"AuditSystems_{system.Key}_{i + 1}") ?? prompt);
}

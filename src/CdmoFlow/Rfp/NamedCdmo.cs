using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Looks for the name of a CDMO in a text that all CDMOs will read: it may name none of them.</summary>
internal static class NamedCdmo
{
    /// <summary>The first name found, or null. Names of three letters and less are left alone: they would be found inside of words.</summary>
    /// <param name="selection">Whose CDMOs are looked for.</param>
    /// <param name="text">What is to be read.</param>
    /// <param name="besides">A CDMO that alone will read it, and may be named; null where all will.</param>
    public static string? In(Selection selection, string? text, string? besides = null) => string.IsNullOrEmpty(text)
        ? null
        : selection.Cdas.Where(c => c.CdmoId != besides).Select(c => selection.NameOf(c.CdmoId)).FirstOrDefault(n => n.Length > 3 && text.Contains(n, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why such a text is refused.</summary>
    public static string Sentence(string name) => $"This names {name}. What all CDMOs read names none of them.";
}

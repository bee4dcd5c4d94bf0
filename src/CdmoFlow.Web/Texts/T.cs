using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Components;

namespace CdmoFlow.Web.Texts;

/// <summary>
/// The texts of pages, from <c>Texts.resx</c> (English) and <c>Texts.de.resx</c>, in the language of the reader. A key names page and purpose, as <c>Gate_Approve</c>. What decisions write into records is not
/// among them: a record has one language.
/// </summary>
public static class T
{
    private static readonly ResourceManager Resources = new("CdmoFlow.Web.Texts.Texts", typeof(T).Assembly);

    // Dates and numbers inside of a text follow its language.
    private static CultureInfo Reader => CultureInfo.CurrentUICulture;

    /// <summary>A text.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key; a test finds that first.</exception>
    public static string Of(string key) => Resources.GetString(key, Reader) ?? throw new MissingManifestResourceException($"There is no text {key}.");

    /// <summary>A text with values in it, as <c>{0}</c>, written as the reader's language writes them.</summary>
    public static string Of(string key, params object?[] values) => string.Format(Reader, Of(key), values);

    /// <summary>A text with markup of its own, such as a link; values are encoded before they go in.</summary>
    public static MarkupString Html(string key, params object?[] values) =>
        new(string.Format(Reader, Of(key), [.. values.Select(v => (object)System.Text.Encodings.Web.HtmlEncoder.Default.Encode(Convert.ToString(v, Reader) ?? ""))]));

    /// <summary>A text, or null where the key does not exist: for words of enumerations, which fall back to the key itself.</summary>
    public static string? Find(string key) => Resources.GetString(key, Reader);
}

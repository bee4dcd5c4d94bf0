using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace CdmoFlow.Web.Texts;

/// <summary>
/// The texts of pages in the language of the reader. They lie beside this class, one pair of files per room of pages (<c>Gates.resx</c> English, <c>Gates.de.resx</c> German); a key is room and name, as
/// <c>Gates_Approve</c>. What decisions write into records is not among them: a record has one language.
/// </summary>
public static class T
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Rooms = new(StringComparer.Ordinal);

    // Dates and numbers inside of a text follow its language.
    private static CultureInfo Reader => CultureInfo.CurrentUICulture;

    /// <summary>A text.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such key; a test finds that first.</exception>
    public static string Of(string key) => Find(key) ?? throw new MissingManifestResourceException($"There is no text {key}.");

    /// <summary>A text with values in it, as <c>{0}</c>, written as the reader's language writes them.</summary>
    public static string Of(string key, params object?[] values) => string.Format(Reader, Of(key), values);

    /// <summary>A text with markup of its own, such as a link; values are encoded before they go in.</summary>
    public static MarkupString Html(string key, params object?[] values) =>
        new(string.Format(Reader, Of(key), [.. values.Select(v => (object)HtmlEncoder.Default.Encode(Convert.ToString(v, Reader) ?? ""))]));

    /// <summary>All texts of a room as they are in English, by key.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> English(string room) => RoomOf(room).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
        .Cast<DictionaryEntry>().Select(e => KeyValuePair.Create($"{room}_{e.Key}", (string)e.Value!));

    /// <summary>A text, or null where there is none: for words of enumerations, which fall back to their own names.</summary>
    public static string? Find(string key)
    {
        var bar = key.IndexOf('_', StringComparison.Ordinal);
        return RoomOf(key[..bar]).GetString(key[(bar + 1)..], Reader);
    }

    private static ResourceManager RoomOf(string name) => Rooms.GetOrAdd(name, static room => new ResourceManager($"CdmoFlow.Web.Texts.{room}", typeof(T).Assembly));
}

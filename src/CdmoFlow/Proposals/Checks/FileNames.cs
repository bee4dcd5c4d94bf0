using System.Globalization;

namespace CdmoFlow.Proposals.Checks;

/// <summary>Names as strangers give them: of files, and of entries in archives.</summary>
public static class FileNames
{
    /// <summary>True for characters that are not seen or that turn the order of what is read, such as the right-to-left override: "gnp.exe" can be made to look like "exe.png".</summary>
    public static bool IsDeceptive(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The text with a question mark for every deceptive character, cut to a length.</summary>
    public static string Readable(string text, int longest) =>
        new([.. (text.Length > longest ? text[..longest] : text).Select(c => IsDeceptive(c) || char.IsSurrogate(c) ? '?' : c)]);

    /// <summary>True when the path of an entry would leave the folder it is unpacked into, or deceives.</summary>
    public static bool IsUnsafePath(string path)
    {
        var plain = path.Replace('\\', '/');
        return plain.Length == 0 || plain[0] == '/' || plain.Contains(':', StringComparison.Ordinal) || plain.Any(IsDeceptive) || plain.Split('/').Contains("..", StringComparer.Ordinal);
    }
}

using System.Text.RegularExpressions;

namespace CdmoFlow.Records.Exports;

/// <summary>Names inside of an export. Only plain ones are written and none other is accepted back, so that unpacking one can never leave its folder.</summary>
public static partial class ExportPaths
{
    /// <summary>What an export is and how to check it, in words.</summary>
    public const string ReadMe = "README.txt";

    /// <summary>Everything for people.</summary>
    public const string Index = "index.html";

    /// <summary>The audit trail.</summary>
    public const string Trail = "trail.jsonl";

    /// <summary>Names and addresses of the people that the rows name.</summary>
    public const string People = "people.jsonl";

    /// <summary>Which file of the export is which file in storage.</summary>
    public const string Files = "files.jsonl";

    /// <summary>Facts of the export: when, by whom, what is sealed.</summary>
    public const string Header = "export.json";

    /// <summary>Every other entry with length and hash.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>Signature of the manifest.</summary>
    public const string Signature = "signature.json";

    /// <summary>True for a name that may stand in an export.</summary>
    public static bool IsPlain(string path) => path.Length <= 250 && Plain().IsMatch(path);

    /// <summary>Rows of one kind.</summary>
    public static string Rows(string kind) => $"rows/{Segment(kind)}.jsonl";

    /// <summary>Rows of one kind from the CDMOs' own rooms.</summary>
    public static string Rooms(string kind) => $"rooms/{Segment(kind)}.jsonl";

    /// <summary>A document.</summary>
    public static string Document(string id, string fileName) => $"files/documents/{Segment(id)}{Extension(fileName)}";

    /// <summary>A version of a file in the data room. Its own name stands in the rows.</summary>
    public static string DataRoomFile(string folder, int number, int version, string fileName) =>
        FormattableString.Invariant($"files/data-room/{Segment(folder)}/{number}-{version}{Extension(fileName)}");

    /// <summary>A file of an opened proposal. Its own name stands in the rows.</summary>
    public static string ProposalFile(string cdmoId, int version, string fileId, string fileName) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"files/proposals/{Segment(cdmoId)}/{version}/{Segment(fileId)}{Extension(fileName)}");

    /// <summary>Rows of a room that are sealed, encrypted.</summary>
    public static string SealedRows(string cdmoId) => $"sealed/{Segment(cdmoId)}.rows";

    /// <summary>A file that is sealed, encrypted: neither its name nor its kind shows.</summary>
    public static string SealedFile(string blob) => $"sealed/files/{Segment(blob)}";

    private static string Segment(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
        return plain.Length > 0 && char.IsAsciiLetterOrDigit(plain[0]) ? plain : $"x{plain}";
    }

    private static string Extension(string fileName)
    {
        var extension = System.IO.Path.GetExtension(fileName).ToLowerInvariant();
        return extension.Length is > 1 and <= 9 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9]+)?(/[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9]+)?)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}

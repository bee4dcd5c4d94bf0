namespace CdmoFlow.Proposals.Checks;

/// <summary>What the content of a file must be, by the ending of its name.</summary>
public enum FileKind
{
    /// <summary>Plain text, tables and DXF drawings as text.</summary>
    Text,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A compound file: the old formats of Word, Excel, PowerPoint, and Project.</summary>
    Compound,

    /// <summary>A document made of packed parts: the new formats of Word, Excel, PowerPoint, Visio, and OpenDocument.</summary>
    Package,

    /// <summary>A ZIP archive.</summary>
    Archive,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>TIFF.</summary>
    Tiff,

    /// <summary>A drawing of AutoCAD.</summary>
    Dwg,
}

/// <summary>Names and kinds.</summary>
public static class FileKinds
{
    private static readonly Dictionary<string, FileKind> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = FileKind.Pdf,
        [".doc"] = FileKind.Compound,
        [".xls"] = FileKind.Compound,
        [".ppt"] = FileKind.Compound,
        [".mpp"] = FileKind.Compound,
        [".docx"] = FileKind.Package,
        [".xlsx"] = FileKind.Package,
        [".pptx"] = FileKind.Package,
        [".vsdx"] = FileKind.Package,
        [".odt"] = FileKind.Package,
        [".ods"] = FileKind.Package,
        [".zip"] = FileKind.Archive,
        [".csv"] = FileKind.Text,
        [".txt"] = FileKind.Text,
        [".dxf"] = FileKind.Text,
        [".png"] = FileKind.Png,
        [".jpg"] = FileKind.Jpeg,
        [".jpeg"] = FileKind.Jpeg,
        [".tif"] = FileKind.Tiff,
        [".tiff"] = FileKind.Tiff,
        [".dwg"] = FileKind.Dwg,
    };

    /// <summary>The endings that are accepted, in the order of people.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. ByExtension.Keys];

    /// <summary>The kind that a name promises; null for an ending that is not accepted.</summary>
    public static FileKind? Of(string fileName) => ByExtension.TryGetValue(Path.GetExtension(fileName), out var kind) ? kind : null;

    /// <summary>An entry that a package of this name must have, as the beginning of its path; null where any will do.</summary>
    public static string? PartOf(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".DOCX" => "word/",
        ".XLSX" => "xl/",
        ".PPTX" => "ppt/",
        ".VSDX" => "visio/",
        ".ODT" or ".ODS" => "content.xml",
        _ => null,
    };
}

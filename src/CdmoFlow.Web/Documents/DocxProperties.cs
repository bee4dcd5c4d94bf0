using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace CdmoFlow.Web.Documents;

/// <summary>What a Word file says of itself: its title and the product, no person, no machine and no time. The same document gives the same bytes, whenever and wherever it is made.</summary>
internal static class DocxProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    // The earliest time that an archive can hold.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the core properties.</summary>
    internal static void Write(WordprocessingDocument file, Records.Documents.Document document)
    {
        var part = file.AddCoreFilePropertiesPart();
        file.ChangeIdOfPart(part, "core");
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        new XDocument(new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XElement(Dublin + "title", PlainText.Clean(document.Title)),
            new XElement(Dublin + "subject", PlainText.Clean(document.Subtitle)),
            new XElement(Dublin + "creator", "CdmoFlow"),
            new XElement(Dublin + "language", "en"),
            new XElement(Core + "lastModifiedBy", "CdmoFlow"))).Save(stream);
    }

    /// <summary>The same archive with its entries in order and without the times at which they were written.</summary>
    internal static byte[] WithoutTimes(MemoryStream written)
    {
        written.Position = 0;
        using var plain = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(plain, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Some readers take the list of content types only from the front.
            foreach (var entry in from.Entries.OrderBy(e => e.FullName == "[Content_Types].xml" ? 0 : 1).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return plain.ToArray();
    }
}

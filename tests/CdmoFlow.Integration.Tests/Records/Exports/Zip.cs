using System.IO.Compression;
using System.Text;

namespace CdmoFlow.Integration.Tests.Records.Exports;

/// <summary>The unpacked entries of a ZIP by name.</summary>
internal static class Zip
{
    public static IReadOnlyDictionary<string, byte[]> Entries(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var bytes = new MemoryStream();
                using (var content = e.Open()) content.CopyTo(bytes);
                return bytes.ToArray();
            },
            StringComparer.Ordinal);
    }

    public static string Text(IReadOnlyDictionary<string, byte[]> entries, string path) => Encoding.UTF8.GetString(entries[path]);

    /// <summary>True where the bytes of any entry hold the text.</summary>
    public static string? Holding(IReadOnlyDictionary<string, byte[]> entries, string text) =>
        entries.FirstOrDefault(e => e.Key.Contains(text, StringComparison.Ordinal) || e.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0).Key;
}

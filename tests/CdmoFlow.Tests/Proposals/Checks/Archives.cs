using System.IO.Compression;
using System.Text;

namespace CdmoFlow.Tests.Proposals.Checks;

/// <summary>Archives as people and attackers make them.</summary>
internal static class Archives
{
    /// <summary>An archive with these entries.</summary>
    public static byte[] Of(params (string Path, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A document of Word with further entries.</summary>
    public static byte[] Docx(params (string Path, byte[] Content)[] further) => Of([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w:document/>"u8.ToArray()), .. further]);

    /// <summary>The same archive with a value set in every record that describes an entry, in the directory and before the entries themselves.</summary>
    public static byte[] Patched(byte[] archive, int inDirectory, int inHeader, params byte[] value)
    {
        var copy = archive.ToArray();
        for (var i = 0; i + 4 < copy.Length; i++)
        {
            if (copy.AsSpan(i).StartsWith("PK\x01\x02"u8)) value.CopyTo(copy, i + inDirectory);
            if (inHeader >= 0 && copy.AsSpan(i).StartsWith("PK\x03\x04"u8)) value.CopyTo(copy, i + inHeader);
        }

        return copy;
    }

    /// <summary>The same archive with its entries marked as encrypted.</summary>
    public static byte[] Encrypted(byte[] archive) => Patched(archive, 8, 6, 1, 0);

    /// <summary>The EICAR test string, put together here so that no scanner removes this source.</summary>
    public static byte[] Eicar() => Encoding.ASCII.GetBytes(string.Join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"));

    /// <summary>How a compound file begins, with the name of one of its storages.</summary>
    public static byte[] Compound(string storage) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(storage), .. new byte[64]];
}

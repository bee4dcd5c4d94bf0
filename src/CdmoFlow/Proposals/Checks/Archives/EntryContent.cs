using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace CdmoFlow.Proposals.Checks.Archives;

/// <summary>Unpacks one entry into nothing, at most as many bytes as it claims, and looks at what comes by.</summary>
internal static class EntryContent
{
    private const int Chunk = 256 * 1024;
    private const int HeaderLength = 30;
    private const uint HeaderMark = 0x04034b50;

    /// <summary>The first thing wrong with it; null when nothing is.</summary>
    /// <exception cref="InvalidDataException">It cannot be unpacked.</exception>
    public static ArchiveFinding? Check(Stream archive, ZipEntryFacts entry, bool inPackage)
    {
        using var pass = new ContentPass();
        var newMacros = BytePattern.NewMacros();
        using var packed = Open(archive, entry);
        using Stream unpacked = entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            int read;
            while ((read = unpacked.Read(buffer, 0, Chunk)) > 0)
            {
                if (pass.Length + read > entry.Unpacked) return new(FileVerdict.Refused, FileReason.UnpacksTooLarge, entry.Path);
                pass.Append(buffer.AsSpan(0, read));
                newMacros.Append(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Judge(entry, pass, newMacros.IsFound, inPackage);
    }

    private static ArchiveFinding? Judge(ZipEntryFacts entry, ContentPass pass, bool hasNewMacros, bool inPackage)
    {
        if (pass.HasTestVirus) return new(FileVerdict.Infected, FileReason.Malware, entry.Path);
        if (FileSignature.IsExecutable(pass.Head)) return new(FileVerdict.Refused, FileReason.Executable, entry.Path);
        if (pass.HasMacros || (hasNewMacros && FileSignature.IsZip(pass.Head))) return new(FileVerdict.Refused, FileReason.Macros, entry.Path);
        if (pass.IsEncrypted) return new(FileVerdict.NotScanned, FileReason.Encrypted, entry.Path);
        // A document may hold packed pictures and tables; an archive that holds archives is packed once too often.
        var isDocument = FileKinds.Of(entry.Path) == FileKind.Package;
        return !inPackage && !isDocument && FileSignature.IsArchive(pass.Head) ? new(FileVerdict.NotScanned, FileReason.NestedArchive, entry.Path) : null;
    }

    private static PartStream Open(Stream archive, ZipEntryFacts entry)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (entry.HeaderAt > archive.Length - HeaderLength) throw new InvalidDataException("An entry lies behind the end.");
        archive.Position = entry.HeaderAt;
        archive.ReadExactly(header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderMark) throw new InvalidDataException("An entry is not where it should be.");
        var at = entry.HeaderAt + HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (entry.Packed > archive.Length - at) throw new InvalidDataException("An entry is cut off.");
        archive.Position = at;
        return new PartStream(archive, entry.Packed);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace CdmoFlow.Proposals.Checks.Archives;

/// <summary>
/// Reads the directory at the end of a ZIP archive, piece by piece and never more entries than allowed. The library's own reader loads a directory whole before its length can be judged,
/// which a hostile archive of some gigabytes would use. Format: PKWARE's application note, sections 4.3.12 to 4.3.16 and 4.5.3.
/// </summary>
public static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const uint EndMark = 0x06054b50;
    private const uint LocatorMark = 0x07064b50;
    private const uint BigEndMark = 0x06064b50;
    private const uint EntryMark = 0x02014b50;

    /// <summary>The entries, or one more than <paramref name="most"/> when there are too many.</summary>
    /// <param name="content">The archive; must be able to seek.</param>
    /// <param name="most">Entries that are allowed.</param>
    /// <exception cref="InvalidDataException">It is no archive, is cut off, or is one part of several.</exception>
    public static IReadOnlyList<ZipEntryFacts> Read(Stream content, int most)
    {
        var (count, at) = FindDirectory(content);
        if (count > most) return [.. Enumerable.Repeat(new ZipEntryFacts("", 0, 0, 0, false, 0), most + 1)];
        content.Position = at;
        using var reader = new BinaryReader(content, Encoding.UTF8, leaveOpen: true);
        List<ZipEntryFacts> entries = [];
        for (var i = 0L; i < count; i++) entries.Add(ReadEntry(reader));
        return entries;
    }

    private static (long Count, long At) FindDirectory(Stream content)
    {
        var length = (int)Math.Min(content.Length, EndLength + LongestComment);
        var tail = new byte[length];
        content.Position = content.Length - length;
        content.ReadExactly(tail);
        for (var i = length - EndLength; i >= 0; i--)
        {
            var end = tail.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndMark) continue;
            if (BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) is not (0 or ushort.MaxValue)) throw new InvalidDataException("One part of several.");
            var (count, at) = ((long)BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), (long)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
            return count == ushort.MaxValue || at == uint.MaxValue ? FindBigDirectory(content, content.Length - length + i, (count, at)) : (count, at);
        }

        throw new InvalidDataException("No directory.");
    }

    // An archive beyond 4 GiB or 65,535 entries has a second, larger end before the first.
    private static (long Count, long At) FindBigDirectory(Stream content, long endAt, (long Count, long At) small)
    {
        if (endAt < 20) return small;
        var locator = new byte[20];
        content.Position = endAt - 20;
        content.ReadExactly(locator);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != LocatorMark) return small;
        var at = (long)BinaryPrimitives.ReadUInt64LittleEndian(locator.AsSpan(8));
        if (at < 0 || at > content.Length - 56) throw new InvalidDataException("The directory is not where it should be.");
        var end = new byte[56];
        content.Position = at;
        content.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != BigEndMark) throw new InvalidDataException("The directory is not where it should be.");
        var (count, directory) = ((long)BinaryPrimitives.ReadUInt64LittleEndian(end.AsSpan(32)), (long)BinaryPrimitives.ReadUInt64LittleEndian(end.AsSpan(48)));
        return count < 0 || directory < 0 || directory > content.Length ? throw new InvalidDataException("The directory is not where it should be.") : (count, directory);
    }

    private static ZipEntryFacts ReadEntry(BinaryReader reader)
    {
        try
        {
            if (reader.ReadUInt32() != EntryMark) throw new InvalidDataException("An entry of the directory is missing.");
            reader.ReadUInt32();
            var flags = reader.ReadUInt16();
            var method = reader.ReadUInt16();
            reader.ReadUInt32();
            reader.ReadUInt32();
            long packed = reader.ReadUInt32(), unpacked = reader.ReadUInt32();
            var (name, extra, comment) = (reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16());
            reader.ReadUInt64();
            long header = reader.ReadUInt32();
            // Bit 11: the name is UTF-8; otherwise it is in the code page of some machine, of which only ASCII is sure.
            var path = ((flags & 0x800) != 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(reader.ReadBytes(name));
            foreach (var value in Bigger(reader.ReadBytes(extra), (unpacked == uint.MaxValue ? 1 : 0) + (packed == uint.MaxValue ? 1 : 0) + (header == uint.MaxValue ? 1 : 0)))
            {
                if (unpacked == uint.MaxValue) unpacked = value;
                else if (packed == uint.MaxValue) packed = value;
                else header = value;
            }

            reader.ReadBytes(comment);
            // Bit 0: encrypted; bit 13: even the directory is; method 99: encrypted with AES.
            return new ZipEntryFacts(path, packed, unpacked, method, (flags & 0x2001) != 0 || method == 99, header);
        }
        catch (EndOfStreamException early)
        {
            throw new InvalidDataException("The directory is cut off.", early);
        }
    }

    // Extra field 1: the values that do not fit 32 bits, in a fixed order.
    private static IEnumerable<long> Bigger(byte[] extra, int wanted)
    {
        for (var at = 0; wanted > 0 && at + 4 <= extra.Length;)
        {
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(extra.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(extra.AsSpan(at + 2)));
            at += 4;
            if (id == 1)
            {
                for (var i = 0; i < wanted && at + 8 <= extra.Length; i++, at += 8)
                    yield return BinaryPrimitives.ReadInt64LittleEndian(extra.AsSpan(at)) is >= 0 and var value ? value : throw new InvalidDataException("A length below zero.");
                yield break;
            }

            at += length;
        }
    }
}

namespace CdmoFlow.Proposals.Checks.Archives;

/// <summary>Looks into a ZIP archive, or a document in the form of one: first at its directory against the limits and the rules, and only then into its entries, one level deep.</summary>
public static class ArchiveCheck
{
    /// <summary>The gravest thing wrong with it; null when nothing is.</summary>
    /// <param name="content">The archive; must be able to seek.</param>
    /// <param name="fileName">Its name; a document must have the parts of its kind.</param>
    /// <param name="limits">What it may be at most.</param>
    public static ArchiveFinding? Check(Stream content, string fileName, ArchiveLimits limits)
    {
        try
        {
            return CheckReadable(content, fileName, limits);
        }
        catch (InvalidDataException)
        {
            // Unscannable, and so never clean; a document that cannot be read is of no use to anybody.
            return FileKinds.Of(fileName) == FileKind.Package ? new(FileVerdict.Refused, FileReason.Broken) : new(FileVerdict.NotScanned, FileReason.Broken);
        }
    }

    private static ArchiveFinding? CheckReadable(Stream content, string fileName, ArchiveLimits limits)
    {
        var entries = ZipDirectory.Read(content, limits.Entries);
        if (entries.Count > limits.Entries) return new(FileVerdict.Refused, FileReason.TooManyEntries);
        if (OverLimit(entries, content.Length, limits) is { } over) return over;
        if (FileKinds.PartOf(fileName) is { } part && !entries.Any(e => e.Path.StartsWith(part, StringComparison.Ordinal))) return new(FileVerdict.Refused, FileReason.WrongType);

        ArchiveFinding? doubt = null;
        List<ZipEntryFacts> readable = [];
        foreach (var entry in entries)
        {
            var found = EntryRules.Check(entry);
            if (found is { Verdict: FileVerdict.Refused }) return found;
            doubt ??= found;
            if (found is null && !entry.IsFolder) readable.Add(entry);
        }

        var inPackage = FileKinds.Of(fileName) == FileKind.Package;
        foreach (var entry in readable.OrderBy(e => e.HeaderAt))
        {
            var found = EntryContent.Check(content, entry, inPackage);
            if (found is { Verdict: not FileVerdict.NotScanned }) return found;
            doubt ??= found;
        }

        return doubt;
    }

    private static ArchiveFinding? OverLimit(IReadOnlyList<ZipEntryFacts> entries, long length, ArchiveLimits limits)
    {
        long packed = 0, unpacked = 0;
        foreach (var entry in entries)
        {
            if (entry.Unpacked > limits.Unpacked - unpacked) return new(FileVerdict.Refused, FileReason.UnpacksTooLarge, entry.Path);
            if (limits.IsTooTight(entry.Packed, entry.Unpacked)) return new(FileVerdict.Refused, FileReason.RatioTooHigh, entry.Path);
            (packed, unpacked) = (packed + entry.Packed, unpacked + entry.Unpacked);
        }

        // Entries may overlap, so that few bytes are unpacked again and again: their sum is larger than the archive then.
        return packed > length || limits.IsTooTight(packed, unpacked) ? new(FileVerdict.Refused, FileReason.RatioTooHigh) : null;
    }
}

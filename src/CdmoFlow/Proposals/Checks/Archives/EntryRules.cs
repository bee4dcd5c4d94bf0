namespace CdmoFlow.Proposals.Checks.Archives;

/// <summary>What the directory of an archive alone tells, before a byte is unpacked.</summary>
internal static class EntryRules
{
    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        ".exe", ".dll", ".com", ".scr", ".pif", ".cpl", ".sys", ".msi", ".msp", ".msix", ".appx", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".jar", ".lnk",
        ".reg", ".inf", ".sh", ".app", ".apk", ".dmg", ".pkg", ".deb", ".rpm", ".iso", ".img", ".vhd", ".vhdx", ".chm", ".xll", ".py",
    };

    private static readonly HashSet<string> WithMacros = new(StringComparer.OrdinalIgnoreCase) { ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".potm", ".ppam", ".ppsm", ".sldm", ".vsdm", ".vstm" };

    /// <summary>The first thing wrong with an entry; null when nothing is.</summary>
    public static ArchiveFinding? Check(ZipEntryFacts entry)
    {
        if (FileNames.IsUnsafePath(entry.Path)) return new(FileVerdict.Refused, FileReason.UnsafeName, entry.Path);
        var extension = Path.GetExtension(entry.Path.TrimEnd(' ', '.'));
        if (Programs.Contains(extension)) return new(FileVerdict.Refused, FileReason.Executable, entry.Path);
        if (WithMacros.Contains(extension) || IsMacroPart(entry.Path)) return new(FileVerdict.Refused, FileReason.Macros, entry.Path);
        if (entry.IsEncrypted) return new(FileVerdict.NotScanned, FileReason.Encrypted, entry.Path);
        return entry.Method is 0 or 8 ? null : new(FileVerdict.NotScanned, FileReason.UnknownPacking, entry.Path);
    }

    // OpenDocument keeps macros in Basic/ and Scripts/, the formats of Office in vbaProject.bin and, for the oldest kind, in sheets of their own.
    private static bool IsMacroPart(string path) =>
        path.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || path.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("Basic/", StringComparison.Ordinal) || path.StartsWith("Scripts/", StringComparison.Ordinal);
}

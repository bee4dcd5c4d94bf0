using System.Globalization;
using CdmoFlow.Proposals;
using CdmoFlow.Storage.Blobs;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>Which malware scanner an installation has, and what proposals may hold.</summary>
/// <param name="Clamd">Where ClamAV's daemon listens; null without it.</param>
/// <param name="ClamdLargestFile">The largest file that it was set up to read, in bytes.</param>
/// <param name="UsesDefender">Microsoft Defender for Storage scans the account.</param>
public sealed record ScannerOptions(ClamdAddress? Clamd, long ClamdLargestFile, bool UsesDefender)
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">One of them is wrong; the sentence names it.</exception>
    public static ScannerOptions Read(IConfiguration settings) => settings["Malware:Scanner"] switch
    {
        null or "" => new(null, 0, false),
        "defender" => new(null, 0, true),
        "clamd" => new(
            ClamdAddress.Parse(settings["Malware:Clamd"]) ?? throw new InvalidOperationException("The setting Malware__Clamd must say where ClamAV listens, such as /run/clamav/clamd.ctl or localhost:3310."),
            Number(settings, "Malware:LargestFileMiB", 100, int.MaxValue) * Mebibyte,
            false),
        var other => throw new InvalidOperationException($"The setting Malware__Scanner is '{other}'; it must be clamd, defender or empty."),
    };

    /// <summary>The scanner that these settings name.</summary>
    public IMalwareScanner Create(SealedFiles files) => Clamd is not null ? new ClamdScanner(Clamd, ClamdLargestFile) : UsesDefender ? new DefenderScanner(files) : new NoScanner();

    /// <summary>What proposals may hold, by the settings and by what the scanner reads.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the sentence names it.</exception>
    public static UploadQuota Quota(IConfiguration settings, IMalwareScanner scanner) => new(
        Math.Min(scanner.LargestFile, Number(settings, "Uploads:LargestFileMiB", UploadRules.LargestFile / Mebibyte, UploadRules.LargestFile / Mebibyte) * Mebibyte),
        (int)Number(settings, "Uploads:MostFiles", UploadRules.MostFiles, UploadRules.MostFiles),
        Number(settings, "Uploads:MostMiB", UploadQuota.Standard.MostBytes / Mebibyte, int.MaxValue) * Mebibyte,
        (int)Number(settings, "Uploads:LivePermissions", UploadQuota.Standard.LivePermissions, 1000));

    private static long Number(IConfiguration settings, string name, long otherwise, long most) => settings[name] switch
    {
        null or "" => otherwise,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most => number,
        var text => throw new InvalidOperationException($"The setting {name.Replace(":", "__", StringComparison.Ordinal)} is '{text}'; a whole number from 1 to {most.ToString(CultureInfo.InvariantCulture)} is needed."),
    };
}

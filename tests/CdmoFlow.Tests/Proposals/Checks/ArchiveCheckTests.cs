using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Checks.Archives;

namespace CdmoFlow.Tests.Proposals.Checks;

public class ArchiveCheckTests
{
    private static readonly byte[] Text = "plain"u8.ToArray();
    private static readonly ArchiveLimits Small = new(Entries: 3, Unpacked: 100_000, Ratio: 50);

    private static ArchiveFinding? Check(byte[] archive, string name = "offer.zip", ArchiveLimits? limits = null) => ArchiveCheck.Check(new MemoryStream(archive), name, limits ?? ArchiveLimits.Standard);

    [Fact]
    public void Good_archives_and_documents_pass()
    {
        Assert.Null(Check(Archives.Of(("reports/stability.pdf", "%PDF-1.7"u8.ToArray()), ("readme.txt", Text))));
        Assert.Null(Check(Archives.Docx(("word/media/logo.emz", [0x1F, 0x8B, 8, 0])), "offer.docx"));
        Assert.Null(Check(Archives.Of(("inner.docx", Archives.Docx()))));
    }

    [Fact, Trait("Category", "Threat")]
    public void A_docx_bomb_is_refused_by_its_directory_alone()
    {
        var bomb = Archives.Docx(("word/media/image1.bmp", new byte[64 * 1024 * 1024]));
        Assert.InRange(bomb.Length, 1, 1_000_000);
        using var watched = new CountingStream(bomb);
        Assert.Equal(new ArchiveFinding(FileVerdict.Refused, FileReason.RatioTooHigh, "word/media/image1.bmp"), ArchiveCheck.Check(watched, "offer.docx", ArchiveLimits.Standard));
        Assert.InRange(watched.Bytes, 1, 70_000);
    }

    [Fact, Trait("Category", "Threat")]
    public void Limits_hold_for_entries_for_bytes_and_for_what_the_directory_conceals()
    {
        Assert.Equal(FileReason.TooManyEntries, Check(Archives.Of(("1.txt", Text), ("2.txt", Text), ("3.txt", Text), ("4.txt", Text)), limits: Small)!.Reason);
        Assert.Equal(FileReason.UnpacksTooLarge, Check(Archives.Of(("a.csv", new byte[60_000]), ("b.csv", new byte[60_000])), limits: Small)!.Reason);
        // It claims to unpack to one byte.
        var lying = Archives.Patched(Archives.Of(("a.csv", new byte[60_000])), 24, -1, 1, 0, 0, 0);
        Assert.Equal(new ArchiveFinding(FileVerdict.Refused, FileReason.UnpacksTooLarge, "a.csv"), Check(lying, limits: Small));
    }

    [Fact]
    public void A_zip_with_an_encrypted_entry_is_not_scanned()
    {
        var found = Check(Archives.Encrypted(Archives.Of(("secret.pdf", Text))));
        Assert.Equal(new ArchiveFinding(FileVerdict.NotScanned, FileReason.Encrypted, "secret.pdf"), found);
        // What is wrong beside it weighs more.
        Assert.Equal(FileVerdict.Refused, Check(Archives.Encrypted(Archives.Of(("secret.pdf", Text), ("run.exe", Text))))!.Verdict);
    }

    [Theory, Trait("Category", "Threat")]
    [InlineData("../../etc/passwd.txt")]
    [InlineData("..\\..\\run.txt")]
    [InlineData("/absolute.txt")]
    [InlineData("C:/windows.txt")]
    [InlineData("invoice\u202Efdp.txt")]
    public void Names_of_entries_that_leave_the_folder_or_deceive_are_refused(string path) =>
        Assert.Equal((FileVerdict.Refused, FileReason.UnsafeName), Verdict(Check(Archives.Of((path, Text)))));

    [Theory]
    [InlineData("setup.exe")]
    [InlineData("folder/run.PS1")]
    [InlineData("open me.pdf.lnk")]
    public void Programs_in_an_archive_are_refused_by_name(string path) => Assert.Equal((FileVerdict.Refused, FileReason.Executable), Verdict(Check(Archives.Of((path, Text)))));

    [Fact]
    public void A_macro_document_is_refused_alone_and_in_an_archive()
    {
        Assert.Equal((FileVerdict.Refused, FileReason.Macros), Verdict(Check(Archives.Docx(("word/vbaProject.bin", Text)), "offer.docx")));
        Assert.Equal((FileVerdict.Refused, FileReason.Macros), Verdict(Check(Archives.Of(("prices.xlsm", Text)))));
        Assert.Equal((FileVerdict.Refused, FileReason.Macros), Verdict(Check(Archives.Of(("prices.xlsx", Archives.Docx(("xl/vbaProject.bin", Text)))))));
        Assert.Equal((FileVerdict.Refused, FileReason.Macros), Verdict(Check(Archives.Of(("old.xls", Archives.Compound("_VBA_PROJECT_CUR"))))));
    }

    [Fact]
    public void What_is_in_the_entries_counts_not_what_they_are_called()
    {
        Assert.Equal(new ArchiveFinding(FileVerdict.Infected, FileReason.Malware, "harmless.txt"), Check(Archives.Of(("harmless.txt", Archives.Eicar()))));
        Assert.Equal((FileVerdict.Refused, FileReason.Executable), Verdict(Check(Archives.Of(("report.pdf", [(byte)'M', (byte)'Z', 0x90, 0, 3])))));
        Assert.Equal((FileVerdict.NotScanned, FileReason.NestedArchive), Verdict(Check(Archives.Of(("more.zip", Archives.Of(("a.txt", Text)))))));
        Assert.Equal((FileVerdict.NotScanned, FileReason.UnknownPacking), Verdict(Check(Archives.Patched(Archives.Of(("a.txt", Text)), 10, 8, 12, 0))));
    }

    [Fact]
    public void A_broken_archive_is_not_scanned_and_a_broken_document_refused()
    {
        var whole = Archives.Docx();
        Assert.Equal((FileVerdict.NotScanned, FileReason.Broken), Verdict(Check(whole[..^30])));
        Assert.Equal((FileVerdict.Refused, FileReason.Broken), Verdict(Check(whole[..^30], "offer.docx")));
        Assert.Equal((FileVerdict.Refused, FileReason.WrongType), Verdict(Check(Archives.Of(("a.txt", Text)), "offer.docx")));
        // Its entries all point at the same bytes, so that few of them unpack again and again.
        var many = Archives.Of(("1.csv", new byte[30_000]), ("2.csv", new byte[30_000]), ("3.csv", new byte[30_000]));
        Assert.Equal(FileReason.RatioTooHigh, Check(Archives.Patched(many, 20, -1, 0, 0, 1, 0))!.Reason);
    }

    private static (FileVerdict Verdict, FileReason Reason) Verdict(ArchiveFinding? found) => (found!.Verdict, found.Reason);

    private sealed class CountingStream(byte[] content) : MemoryStream(content)
    {
        public int Bytes { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            Bytes += read;
            return read;
        }
    }
}

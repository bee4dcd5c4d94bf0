using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Checks;

public class ContentTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 ..."u8.ToArray();

    private static SubmittedFile File(string name) => new() { Id = "f1", Name = name, Length = 1, ETag = "e", StagingBlob = "b", Snapshot = "s" };

    private static FileFinding Judge(string name, byte[] content, ScanResult? scan = null, string? announced = null, int pieces = 7)
    {
        using var pass = new ContentPass();
        for (var at = 0; at < content.Length; at += pieces) pass.Append(content.AsSpan(at, Math.Min(pieces, content.Length - at)));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), pass.Sha256());
        return FileJudgement.Of(File(name) with { AnnouncedSha256 = announced }, pass, null, scan ?? ScanResult.Clean, Given.Now);
    }

    private static (FileVerdict Verdict, FileReason Reason) Short(FileFinding found) => (found.Verdict, found.Reason);

    [Theory]
    [InlineData("offer.pdf", "%PDF-1.4")]
    [InlineData("prices.csv", "item;price")]
    [InlineData("MZ.csv", "MZ;Mazara del Vallo")]
    [InlineData("plan.dwg", "AC1032")]
    public void A_file_that_is_what_its_name_says_is_clean(string name, string content) => Assert.Equal((FileVerdict.Clean, FileReason.None), Short(Judge(name, Encoding.ASCII.GetBytes(content))));

    [Theory]
    [InlineData("offer.pdf")]
    [InlineData("offer.docx")]
    [InlineData("notes.txt")]
    [InlineData("photo.jpg")]
    public void A_renamed_executable_is_refused(string name)
    {
        Assert.Equal((FileVerdict.Refused, FileReason.Executable), Short(Judge(name, [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0])));
        Assert.Equal((FileVerdict.Refused, FileReason.Executable), Short(Judge(name, [0x7F, (byte)'E', (byte)'L', (byte)'F', 2])));
        Assert.Equal((FileVerdict.Refused, FileReason.Executable), Short(Judge(name, "#!/bin/sh\nrm"u8.ToArray())));
    }

    [Fact]
    public void Another_kind_than_the_name_says_is_refused()
    {
        Assert.Equal((FileVerdict.Refused, FileReason.WrongType), Short(Judge("offer.pdf", "PK\x03\x04"u8.ToArray())));
        Assert.Equal((FileVerdict.Refused, FileReason.WrongType), Short(Judge("photo.png", Pdf)));
        Assert.Equal((FileVerdict.Refused, FileReason.WrongType), Short(Judge("notes.txt", [1, 0, 2])));
    }

    [Fact]
    public void EICAR_is_infected_whatever_a_scanner_says_and_across_the_borders_of_pieces()
    {
        foreach (var pieces in new[] { 1, 3, 67, 68, 69, 1000 })
            Assert.Equal((FileVerdict.Infected, FileReason.Malware), Short(Judge("notes.txt", [.. "before "u8, .. Archives.Eicar(), .. " after"u8], pieces: pieces)));
        Assert.Equal(FileVerdict.Clean, Judge("notes.txt", Archives.Eicar()[1..]).Verdict);
    }

    [Fact]
    public void A_macro_document_of_the_old_format_is_refused_and_an_encrypted_one_not_scanned()
    {
        Assert.Equal((FileVerdict.Refused, FileReason.Macros), Short(Judge("offer.doc", Archives.Compound("_VBA_PROJECT"))));
        Assert.Equal((FileVerdict.NotScanned, FileReason.Encrypted), Short(Judge("offer.docx", Archives.Compound("EncryptedPackage"))));
        Assert.Equal(FileVerdict.Clean, Judge("offer.doc", Archives.Compound("WordDocument")).Verdict);
    }

    [Fact]
    public void What_arrived_must_be_what_was_announced()
    {
        Assert.Equal(FileVerdict.Clean, Judge("offer.pdf", Pdf, announced: Convert.ToHexString(SHA256.HashData(Pdf))).Verdict);
        Assert.Equal((FileVerdict.Refused, FileReason.HashDiffers), Short(Judge("offer.pdf", Pdf, announced: new string('0', 64))));
    }

    [Fact]
    public void The_hash_over_blocks_is_the_same_however_the_content_comes_and_must_be_what_was_announced()
    {
        var content = new byte[UploadRules.BlockSize + 1000];
        Pdf.CopyTo(content, 0);
        var expected = Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(content.AsSpan(0, UploadRules.BlockSize)), .. SHA256.HashData(content.AsSpan(UploadRules.BlockSize))]));
        foreach (var pieces in new[] { 1_000_003, UploadRules.BlockSize, content.Length })
        {
            using var pass = new ContentPass(ofBlocks: true);
            for (var at = 0; at < content.Length; at += pieces) pass.Append(content.AsSpan(at, Math.Min(pieces, content.Length - at)));
            Assert.Equal(expected, pass.BlocksSha256());
            Assert.Equal(FileVerdict.Clean, FileJudgement.Of(File("a.pdf") with { AnnouncedBlocksSha256 = expected }, pass, null, ScanResult.Clean, Given.Now).Verdict);
            Assert.Equal(FileReason.HashDiffers, FileJudgement.Of(File("a.pdf") with { AnnouncedBlocksSha256 = new string('0', 64) }, pass, null, ScanResult.Clean, Given.Now).Reason);
        }
    }

    [Fact]
    public void Only_a_scanners_word_makes_a_file_clean()
    {
        Assert.Equal((FileVerdict.NotScanned, FileReason.NoScanner), Short(Judge("offer.pdf", Pdf, new ScanResult(ScanState.NotScanned, FileReason.NoScanner))));
        Assert.Equal((FileVerdict.NotScanned, FileReason.ScannerLimit), Short(Judge("offer.pdf", Pdf, new ScanResult(ScanState.NotScanned, FileReason.ScannerLimit))));
        Assert.Equal("Win.Test", Judge("offer.pdf", Pdf, new ScanResult(ScanState.Infected, FileReason.Malware, "Win.Test")).Detail);
        var waiting = Judge("offer.pdf", Pdf, ScanResult.Pending);
        Assert.False(waiting.IsFinal);
        var file = File("offer.pdf") with { Finding = waiting };
        Assert.Equal(waiting, FileJudgement.OfScan(file, ScanResult.Pending, Given.Now + FileJudgement.Patience - TimeSpan.FromSeconds(1)));
        Assert.Equal(FileReason.ScannerSilent, FileJudgement.OfScan(file, ScanResult.Pending, Given.Now + FileJudgement.Patience).Reason);
        Assert.Equal(FileVerdict.Clean, FileJudgement.OfScan(file, ScanResult.Clean, Given.Now.AddMinutes(30)).Verdict);
    }

    [Fact, Trait("Category", "Threat")]
    public void A_detail_cannot_deceive_its_reader() =>
        Assert.Equal("exe?gnp.txt", FileFinding.Of(FileVerdict.Refused, FileReason.UnsafeName, "exe\u202Egnp.txt", Given.Now).Detail);
}

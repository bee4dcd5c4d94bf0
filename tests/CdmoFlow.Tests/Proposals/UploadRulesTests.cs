using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

public class UploadRulesTests
{
    private static readonly UploadQuota Quota = new(LargestFile: 1000, MostFiles: 3, MostBytes: 2000, LivePermissions: 2);

    private static Selection Issued() => Given.ASelection().WithCandidates(1).WithCda("alpha").WithInvitation("alpha").In(Stage.RfpIssued).With(s => s with { RfpDeadline = Given.Now.AddDays(28) }).Build();

    private static RoomUpload Upload(string id, long length = 1, DateTimeOffset? permittedUntil = null, DateTimeOffset? completedAt = null) =>
        new() { Id = id, FileName = "a.pdf", Length = length, BlobName = $"b-{id}", By = "p-alpha", At = Given.Now, PermittedUntil = permittedUntil, CompletedAt = completedAt };

    [Theory, Trait("Category", "Threat")]
    [InlineData("../../offer.pdf")]
    [InlineData("..\\offer.pdf")]
    [InlineData("offer\u202Efdp.zip")]
    [InlineData("offer\u200B.pdf")]
    [InlineData("of\tfer.pdf")]
    [InlineData(".pdf")]
    [InlineData("offer.pdf.exe")]
    [InlineData("offer")]
    public void Names_that_lead_out_of_the_room_or_deceive_are_refused(string name) =>
        Assert.Equal("fileName", Assert.Single(UploadRules.Check(Issued(), "alpha", new(name, 1), [], UploadQuota.Standard, Given.Now)!.Errors).Field);

    [Fact]
    public void A_proposal_has_a_quota_and_a_file_is_no_larger_than_the_scanner_reads()
    {
        Assert.Null(UploadRules.Check(Issued(), "alpha", new("Angebot (Anlage 1) – Preise.PDF", 1000), [], Quota, Given.Now));
        Assert.Equal("length", Assert.Single(UploadRules.Check(Issued(), "alpha", new("a.pdf", 1001), [], Quota, Given.Now)!.Errors).Field);
        Assert.Equal("too-many-files", UploadRules.Check(Issued(), "alpha", new("a.pdf", 1), [Upload("1"), Upload("2"), Upload("3")], Quota, Given.Now)!.Type);
        Assert.Equal("too-large", UploadRules.Check(Issued(), "alpha", new("a.pdf", 1), [Upload("1", 1000), Upload("2", 1000)], Quota, Given.Now)!.Type);
        var file = new SubmittedFile { Id = "f", Name = "a.pdf", Length = 1000, ETag = "e", StagingBlob = "b", Snapshot = "s" };
        Assert.Null(UploadRules.CheckTogether([file, file], Quota));
        Assert.NotNull(UploadRules.CheckTogether([file, file, file], Quota));
    }

    [Fact]
    public void Few_permissions_live_in_a_room_at_a_time()
    {
        RoomUpload[] alive = [Upload("1", permittedUntil: Given.Now.AddMinutes(1)), Upload("2", permittedUntil: Given.Now.AddMinutes(1))];
        Assert.Equal("too-many-uploads", UploadRules.CheckPermission(alive, "", Quota, Given.Now)!.Type);
        Assert.Null(UploadRules.CheckPermission(alive, "2", Quota, Given.Now));
        Assert.Null(UploadRules.CheckPermission(alive, "", Quota, Given.Now.AddMinutes(1)));
        Assert.Null(UploadRules.CheckPermission([alive[0], alive[1] with { CompletedAt = Given.Now }], "", Quota, Given.Now));
    }
}

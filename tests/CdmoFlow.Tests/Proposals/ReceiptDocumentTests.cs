using CdmoFlow.Proposals;
using CdmoFlow.Records.Documents;
using CdmoFlow.Tests.Documents;

namespace CdmoFlow.Tests.Proposals;

public class ReceiptDocumentTests
{
    [Fact]
    public void The_receipt_shows_server_time_in_both_zones_and_every_file_with_its_digest()
    {
        var text = DocumentText.Of(ReceiptDocument.Build(new ReceiptFacts(
            "lks-204-ds", "LKS-204", "Larkspur Therapeutics", "Alderbrook", 2,
            new DateTimeOffset(2027, 3, 12, 15, 59, 59, TimeSpan.Zero), "Europe/Berlin",
            [new ReceiptFile("Proposal.pdf", 1_572_864, "ab12"), new ReceiptFile("Costs.xlsx", 12, null)])));

        Assert.Contains("Received (UTC): 2027-03-12 15:59:59 UTC", text, StringComparison.Ordinal);
        Assert.Contains("16:59 on 12 March 2027, Europe/Berlin (UTC+01:00)", text, StringComparison.Ordinal);
        Assert.Contains("Proposal.pdf | 1.5 MiB (1,572,864 bytes) | ab12", text, StringComparison.Ordinal);
        Assert.Contains("Costs.xlsx | 12 bytes | being computed", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(5_368_709_120, "5.0 GiB (5,368,709,120 bytes)")]
    public void Sizes_are_readable_and_exact(long bytes, string expected) => Assert.Equal(expected, Text.Size(bytes));
}

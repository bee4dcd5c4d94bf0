using System.Globalization;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Real PDF files that an invented CDMO hands in.</summary>
internal static class ProposalFiles
{
    /// <summary>A technical and a commercial part.</summary>
    public static IReadOnlyList<ProposalFile> Of(string company, decimal price) =>
    [
        new("technical-proposal.pdf", PdfDocument.Render(new Document($"Technical proposal of {company}", "Drug substance, 2,000 L",
        [
            new Heading(1, "Approach"),
            new Paragraph($"{company} takes the process over in four steps: gap analysis, engineering run, comparability, GMP campaign. Every step ends with a report that both sides sign."),
            new Bullets(["Gap analysis: six weeks", "Engineering run at full scale: one batch", "GMP campaign: three batches", "Stability: 24 months"]),
            new Heading(1, "Capacity"),
            new Table("Slots", ["Quarter", "Suite", "Batches"], [["Q1", "Suite 2", "1"], ["Q2", "Suite 2", "2"], ["Q3", "Suite 3", "3"]]),
        ]))),
        new("commercial-proposal.pdf", PdfDocument.Render(new Document($"Commercial proposal of {company}", "All prices in EUR, net",
        [
            new KeyValues([new("Total", price.ToString("#,##0", CultureInfo.InvariantCulture)), new("Engineering run", "640,000"), new("GMP batch", "890,000"), new("Valid for", "180 days")]),
            new Note("Raw materials are charged at cost with a handling fee of 8 percent."),
        ]))),
    ];
}

/// <summary>A file with its name.</summary>
internal sealed record ProposalFile(string Name, byte[] Content);

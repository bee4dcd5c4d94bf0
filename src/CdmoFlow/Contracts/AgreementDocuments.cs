using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;

namespace CdmoFlow.Contracts;

/// <summary>Drafts of the agreements: complete in structure, for lawyers and quality units to finish.</summary>
public static class AgreementDocuments
{
    private const string Draft = "Draft for negotiation. It takes effect only when both parties have signed.";

    /// <summary>The draft of any agreement.</summary>
    public static Document Build(AgreementKind kind, AgreementFacts facts) => kind switch
    {
        AgreementKind.Msa => Msa(facts),
        AgreementKind.Sow => Sow(facts),
        _ => QualityAgreement(facts),
    };

    /// <summary>The master services agreement with its ten clauses.</summary>
    public static Document Msa(AgreementFacts facts) => new(
        "Master Services Agreement",
        Subtitle(facts),
        [
            new Note(Draft),
            Parties(facts),
            .. MsaClause.All.SelectMany(IEnumerable<Block> (clause, index) =>
            [
                new Heading(1, Numbered(index, clause.Name)),
                new Paragraph(Fill(clause.Text, facts)),
            ]),
            .. Signatures(facts),
        ]);

    /// <summary>The first statement of work: the services and dates of the brief under the outline's sections.</summary>
    public static Document Sow(AgreementFacts facts) => new(
        "Statement of Work no. 1",
        Subtitle(facts),
        [
            new Note(Draft + " It stands under the Master Services Agreement and binds to this phase only."),
            Parties(facts),
            .. SowSection.All.SelectMany((section, index) => Section(section, index, facts)),
            .. Signatures(facts),
        ]);

    /// <summary>The Quality Agreement with responsibility matrix and conditions; it holds no commercial term.</summary>
    public static Document QualityAgreement(AgreementFacts facts) => new(
        "Quality Agreement",
        Subtitle(facts),
        [
            new Note(Draft + " Approved by both quality units; reviewed at least every two years and after every major change."),
            Parties(facts),
            new Heading(1, "1 Purpose and scope"),
            new Paragraph($"This agreement states who answers for what under current good manufacturing practice when {facts.Cdmo} works on {facts.Brief.Program}, {facts.Brief.WorkPackage}, for {facts.Brief.Sponsor}. It covers the markets {string.Join(", ", facts.Brief.TargetMarkets)} and contains no commercial terms."),
            new Heading(1, "2 Definitions"),
            new Bullets(
            [
                "Accountable: answers for the activity and its result. Exactly one party in every row.",
                "Responsible: does the work. Consulted: is asked before. Informed: is told after.",
                "Deviation, change, CAPA, specification and release have the meaning of the GMP rules of the markets named above.",
            ]),
            new Heading(1, "3 Resolution of quality matters"),
            new Paragraph("Quality matters are settled between the two quality units, then between their heads. No batch is released while a matter that concerns it is open. Commercial reasons do not count here."),
            new Heading(1, "4 Responsibilities"),
            .. Matrix(facts.Matrix ?? ResponsibilityRow.Defaults),
            new Heading(1, "5 Conditions of the site qualification"),
            facts.Conditions.Count == 0 ? new Paragraph("The site is qualified without conditions.") : new Bullets(facts.Conditions),
            new Heading(1, "6 Life cycle"),
            new Paragraph("Changes of this agreement are made in writing and approved by both quality units. Each version states its review date and what changed."),
            .. Signatures(facts),
        ]);

    private static IEnumerable<Block> Section(SowSection section, int index, AgreementFacts facts)
    {
        yield return new Heading(1, Numbered(index, section.Name));
        yield return new Paragraph(section.Guidance);
        switch (section.Key)
        {
            case "objective" when facts.Brief.Objectives.Length > 0:
                yield return new Paragraph(facts.Brief.Objectives);
                break;
            case "activities":
                yield return new Table("Activities", ["Service", "Deliverable", "Acceptance"],
                    [.. facts.Brief.Services.Select(IReadOnlyList<string> (service) => [service, "to be agreed", "to be agreed"])]);
                break;
            case "schedule" when facts.Brief.Milestones.Count > 0:
                yield return new Table("Milestones", ["Milestone", "Date"],
                    [.. facts.Brief.Milestones.Select(IReadOnlyList<string> (milestone) => [milestone.Name, Text.Day(milestone.Date)])]);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<Block> Matrix(IReadOnlyList<ResponsibilityRow> rows) =>
        rows.GroupBy(row => (row.Area, row.AreaName)).SelectMany(IEnumerable<Block> (area) =>
        [
            new Heading(2, area.Key.AreaName),
            new Table(area.Key.AreaName, ["Activity", "Sponsor", "CDMO"],
            [
                .. area.Select(IReadOnlyList<string> (row) =>
                    [row.Row, ResponsibilityMatrix.Letter(row.Sponsor), ResponsibilityMatrix.Letter(row.Cdmo)]),
            ]),
        ]);

    private static KeyValues Parties(AgreementFacts facts) => new(
    [
        new KeyValue("Sponsor", facts.Brief.Sponsor),
        new KeyValue("CDMO", facts.Cdmo),
        new KeyValue("Site", facts.Site.Length == 0 ? "to be named" : facts.Site),
        new KeyValue("Product", $"{facts.Brief.Program}, {facts.Brief.WorkPackage} ({RfpDocument.ModalityName(facts.Brief.Modality)})"),
    ]);

    private static IEnumerable<Block> Signatures(AgreementFacts facts) =>
    [
        new Heading(1, "Signatures"),
        new Table("Signatures", ["Party", "Name and title", "Meaning", "Date and time"],
        [
            [facts.Brief.Sponsor, "", "", ""],
            [facts.Cdmo, "", "", ""],
        ]),
    ];

    private static string Subtitle(AgreementFacts facts) =>
        $"between {facts.Brief.Sponsor} and {facts.Cdmo} · reference {facts.Reference}";

    private static string Numbered(int index, string name) => $"{index + 1} {name}";

    private static string Fill(string text, AgreementFacts facts) => text
        .Replace("{sponsor}", facts.Brief.Sponsor, StringComparison.Ordinal)
        .Replace("{cdmo}", facts.Cdmo, StringComparison.Ordinal)
        .Replace("{markets}", string.Join(", ", facts.Brief.TargetMarkets), StringComparison.Ordinal);
}

using System.Globalization;
using CdmoFlow.Evaluation;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp;

/// <summary>The request for proposal in its seven sections. It never contains the budget, and weights only on request.</summary>
public static class RfpDocument
{
    /// <summary>Builds the document; what the sponsor has not written appears as "Not stated." and is named by <see cref="RfpCompleteness"/>.</summary>
    public static Document Build(Brief brief, RfpTerms terms) => new(
        $"Request for proposal: {brief.Program}, {brief.WorkPackage}",
        $"{brief.Sponsor} · reference {terms.Reference} · confidential",
        [
            new Note($"Proposals are due by {Zones.Format(terms.Deadline, brief.TimeZone)}. Questions are open until {Zones.Format(terms.QuestionsClose, brief.TimeZone)}{Answers(brief, terms)}. {Late(brief.RfpRules.Late)}"),
            .. Overview(brief),
            .. Scope(brief),
            .. TechnicalPackage(brief, terms.Files),
            .. CapacityAndScale(brief),
            .. Timeline(brief, terms),
            .. QualityAndRegulation(brief),
            .. EvaluationCriteria(brief, terms),
        ]);

    private static string Answers(Brief brief, RfpTerms terms) => terms.AnswersBy is { } by ? $" and answered by {Zones.Format(by, brief.TimeZone)}" : "";

    private static string Late(LatePolicy policy) => policy == LatePolicy.Refuse
        ? "What arrives later is not accepted."
        : "A proposal that arrives later is marked as late and stays sealed; it counts only if the sponsor's project manager decides so before the opening, with a reason.";

    private static string Amended(Brief brief) => FormattableString.Invariant(
        $"If this request is amended, at least {brief.Schedule.AmendmentDays} working days remain until the deadline. A proposal that was submitted before has to be confirmed or replaced; otherwise it ")
        + (brief.RfpRules.Unconfirmed == UnconfirmedPolicy.LeaveOut ? "does not count." : "is opened as an answer to the earlier version.");

    private static IEnumerable<Block> Overview(Brief brief) =>
    [
        new Heading(1, "1 Project overview and objectives"),
        new KeyValues(
        [
            new KeyValue("Sponsor", brief.Sponsor),
            new KeyValue("Program", brief.Program),
            new KeyValue("Work package", brief.WorkPackage),
            new KeyValue("Modality", ModalityName(brief.Modality)),
            new KeyValue("Development stage", StageName(brief.DevelopmentStage)),
            new KeyValue("Indication", Text.OrNotStated(brief.Indication)),
        ]),
        new Heading(2, "Objectives"),
        new Paragraph(Text.OrNotStated(brief.Objectives)),
    ];

    private static IEnumerable<Block> Scope(Brief brief) =>
    [
        new Heading(1, "2 Scope of work"),
        new Bullets(brief.Services),
        new Heading(2, "What the proposal must contain"),
        new Bullets(ProposalDemands.All),
        .. brief.Envelopes == EnvelopeRule.Separate ? (Block[])[new Note("Technical part and prices are opened apart: keep prices out of the technical files and answers. Two persons open the prices once the technical scores are locked.")] : [],
        new Heading(2, "Questions to answer"),
        new Bullets([.. RfpQuestion.All.Select(question => question.Question)]),
    ];

    private static IEnumerable<Block> TechnicalPackage(Brief brief, IReadOnlyList<RfpFile> files) =>
    [
        new Heading(1, "3 Technical information package"),
        new Heading(2, "Molecule and development history"),
        new Paragraph(Text.OrNotStated(brief.TechnicalSummary)),
        new Heading(2, "Current process"),
        new Paragraph(Text.OrNotStated(brief.CurrentProcess)),
        new Heading(2, "Analytical methods"),
        new Paragraph(Text.OrNotStated(brief.AnalyticalMethods)),
        .. files.Count == 0 ? Array.Empty<Block>() :
        [
            new Heading(2, "Files of the data room"),
            new Table("Files that belong to this request", ["Category", "File", "Version", "Content"],
                [.. files.OrderBy(f => f.Category, StringComparer.Ordinal).Select(IReadOnlyList<string> (f) => [f.Category, f.Name, f.Version.ToString(CultureInfo.InvariantCulture), f.Description])]),
        ],
    ];

    private static IEnumerable<Block> CapacityAndScale(Brief brief) =>
    [
        new Heading(1, "4 Capacity and scale"),
        new KeyValues(
        [
            new KeyValue("Dosage form", brief.DosageForm),
            new KeyValue("Clinical batch", $"{Text.Number(brief.Scale.ClinicalBatch)} {brief.Scale.Unit}"),
            new KeyValue("Commercial batch", $"{Text.Number(brief.Scale.CommercialBatch)} {brief.Scale.Unit}"),
            new KeyValue("Batches per year", brief.Scale.BatchesPerYear.ToString(CultureInfo.InvariantCulture)),
        ]),
    ];

    private static IEnumerable<Block> Timeline(Brief brief, RfpTerms terms) =>
    [
        new Heading(1, "5 Timeline and milestones"),
        new Table("Dates of this request", ["What", "When"],
        [
            ["Questions close", Zones.Format(terms.QuestionsClose, brief.TimeZone)],
            .. terms.AnswersBy is { } by ? [["Answers are out", Zones.Format(by, brief.TimeZone)]] : Array.Empty<IReadOnlyList<string>>(),
            ["Proposals are due", Zones.Format(terms.Deadline, brief.TimeZone)],
        ]),
        new Paragraph(Amended(brief)),
        brief.Milestones.Count == 0
            ? new Paragraph("Milestones of the project: not stated.")
            : new Table("Milestones of the project", ["Milestone", "Date"], [.. brief.Milestones.Select(IReadOnlyList<string> (milestone) => [milestone.Name, Text.Day(milestone.Date)])]),
    ];

    private static IEnumerable<Block> QualityAndRegulation(Brief brief) =>
    [
        new Heading(1, "6 Quality and regulatory requirements"),
        new KeyValues([new KeyValue("Target markets", string.Join(", ", brief.TargetMarkets))]),
        new Paragraph("Work for use in people follows the current good manufacturing practice of the target markets. A separate Quality Agreement is part of the contract, and the site is qualified by our Quality Assurance after an audit."),
        new Paragraph(Text.OrNotStated(brief.QualityRequirements)),
    ];

    private static IEnumerable<Block> EvaluationCriteria(Brief brief, RfpTerms terms) =>
    [
        new Heading(1, "7 Evaluation criteria"),
        new Paragraph("Proposals are scored from 1 to 5 by several people independently, on paper first and again after an audit. Shortcomings in data integrity end a candidacy whatever the total."),
        terms.Weights is null
            ? new Bullets([.. Criteria.Groups.Select(group => group.Name)])
            : new Table("Groups of criteria and their share", ["Group", "Share of all points"],
            [
                .. GroupShare.Of(terms.Weights, ScoringPass.Proposal).Select(IReadOnlyList<string> (share) =>
                    [share.Name, share.Percent.ToString("0.0", CultureInfo.InvariantCulture) + " %"]),
            ]),
        .. brief.EvaluationNotes.Length == 0 ? Array.Empty<Block>() : [new Paragraph(brief.EvaluationNotes)],
    ];

    internal static string ModalityName(Modality modality) => modality switch
    {
        Modality.SmallMolecule => "Small molecule",
        Modality.Biologic => "Biologic",
        _ => "Cell or gene therapy",
    };

    internal static string StageName(DevelopmentStage stage) => stage switch
    {
        DevelopmentStage.Preclinical => "Preclinical",
        DevelopmentStage.PhaseI => "Phase I",
        DevelopmentStage.PhaseII => "Phase II",
        DevelopmentStage.PhaseIII => "Phase III",
        _ => "Commercial",
    };
}

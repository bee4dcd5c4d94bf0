using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Records.Exports;
using CdmoFlow.Web.Exports.Sections;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Mail;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports;

/// <summary>A selection on one page that needs no program: what its pages show, from the same tables, one after the other. Sealed things appear by state, hash and size alone.</summary>
public static class Dossier
{
    /// <summary>How many rows of trail or mails make one table.</summary>
    public const int RowsAtOnce = 500;

    /// <summary>Title and what comes first.</summary>
    public static Document Head(SelectionModel known, ExportHeader header)
    {
        var state = known.Selection.State;
        var brief = state.Brief;
        return new Document(
            state.Title,
            T.Of("Exports_Subtitle", brief.Sponsor, Words.Of(state.Stage)),
            [
                new Note(T.Of("Exports_Lead", Zones.Local(header.ExportedAt, brief.TimeZone), brief.TimeZone, header.Trail.Sequence, header.Trail.Hash)),
                new KeyValues(
                [
                    new(T.Of("Selections_BriefSponsor"), brief.Sponsor),
                    new(T.Of("Selections_BriefModality"), $"{Words.Of(brief.Modality)}, {Words.Of(brief.DevelopmentStage)}"),
                    new(T.Of("Selections_BriefServices"), string.Join(", ", brief.Services)),
                    new(T.Of("Selections_BriefDosageForm"), brief.DosageForm),
                    new(T.Of("Selections_BriefMarkets"), string.Join(", ", brief.TargetMarkets)),
                    new(T.Of("Selections_BriefOutsourcing"), Words.Of(brief.OutsourcingModel)),
                    .. state.Timeline.Select(e => new KeyValue(Words.Of(e.Stage), TableCell.At(e.At, brief.TimeZone).Text)),
                    .. state.CancelReason is { } why ? [new KeyValue(T.Of("Exports_Cancelled"), why)] : Array.Empty<KeyValue>(),
                ]),
                .. DossierTables.Section(T.Of("Exports_Sealed"), SealedTable(known, header.Sealed)),
            ]);
    }

    /// <summary>Everything of the selection's own partition but mails and trail (<see cref="DossierSections"/>).</summary>
    public static IEnumerable<Block> Facts(SelectionModel known, DateTimeOffset now) => DossierSections.All.SelectMany(section => section.Blocks(new DossierFacts(known, now)));

    /// <summary>An opened proposal, as far as it may be read.</summary>
    public static IEnumerable<Block> Proposal(ProposalModel proposal) =>
    [
        new Heading(1, T.Of("Exports_ProposalOf", proposal.Selection.NameOf(proposal.View.Seal.CdmoId), proposal.View.Seal.Version)),
        .. DossierTables.Tables(T.Of("Offers_GroupQuestions"), ProposalTables.Answers(proposal)),
        .. DossierTables.Tables(T.Of("Offers_GroupCosts"), ProposalTables.Prices(proposal)),
        .. DossierTables.Tables(T.Of("Proposals_ProposalFiles"), DossierTables.WithPaths(
            ProposalTables.Files(proposal), [.. proposal.View.Files.Select(f => ExportPaths.ProposalFile(proposal.View.Seal.CdmoId, proposal.View.Seal.Version, f.Id, f.Name))])),
    ];

    /// <summary>Some mails.</summary>
    public static IEnumerable<Block> Mails(SelectionModel known, IReadOnlyList<OutboxMail> mails, bool isFirst) =>
        isFirst ? DossierTables.Section(T.Of("Mails_Title"), SelectionTables.Mails(new MailsModel(known, mails, ""))) : DossierTables.Tables(T.Of("Mails_Title"), SelectionTables.Mails(new MailsModel(known, mails, "")));

    /// <summary>Some rows of the trail.</summary>
    public static IEnumerable<Block> Trail(SelectionModel known, IReadOnlyList<TrailEntry> entries, bool isFirst)
    {
        var (title, table) = (T.Of("Trail_Title", known.Selection.State.Title), SelectionTables.Trail(entries, known.Names));
        return isFirst ? DossierTables.Section(title, table) : DossierTables.Tables(title, table);
    }

    private static PageTable SealedTable(SelectionModel known, IReadOnlyList<SealedPart> parts) => new(
        "sealed",
        [T.Of("Tables_Cdmo"), T.Of("Tables_Version"), T.Of("Exports_Envelope"), T.Of("Tables_State"), T.Of("Exports_FileCount"), T.Of("Tables_Bytes"), T.Of("Tables_Hash"), T.Of("Exports_CarriedEncrypted")],
        [.. parts.Select(part => (IReadOnlyList<TableCell>)
            [known.Selection.NameOf(part.CdmoId), part.Version, T.Of(part.Envelope switch { "technical" => "Exports_Technical", "price" => "Exports_Price", _ => "Exports_Whole" }), Words.Of(part.State), part.Files, part.Bytes, part.Anchor, TableCell.Yes(part.Carried)])]);
}

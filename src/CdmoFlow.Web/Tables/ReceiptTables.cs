using CdmoFlow.Proposals.Offers;
using CdmoFlow.Proposals;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of a receipt: what a CDMO itself handed in with one version.</summary>
internal static class ReceiptTables
{
    /// <summary>A table of the receipt, or null.</summary>
    public static PageTable? Find(ReceiptModel receipt, string name)
    {
        // As on the page: the version of this receipt, out of those of this room.
        var (seal, content) = receipt.Room.Versions.First(v => v.Seal.Version == receipt.Facts.Version);
        var offer = OfferSites.Named(receipt.Room.Selection, seal, content.Offer);
        return name switch
        {
            "files" => Files(receipt.Facts),
            "answers" => ProposalTables.Answers(receipt.Room.Selection, offer, Nothing),
            "prices" => ProposalTables.Prices(receipt.Room.Selection, offer, PricePart.Of(content), Nothing),
            _ => null,
        };
    }

    private static readonly Dictionary<string, string> Nothing = [];

    private static PageTable Files(ReceiptFacts facts) => new(
        "files",
        [T.Of("Tables_File"), T.Of("Tables_Bytes"), T.Of("Tables_Hash")],
        [.. facts.Files.Select(file => (IReadOnlyList<TableCell>)[file.Name, file.Bytes, file.Sha256 ?? T.Of("Proposals_ReceiptComputing")])]);
}

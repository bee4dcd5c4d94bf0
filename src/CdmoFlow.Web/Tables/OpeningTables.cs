using CdmoFlow.Proposals.Opening;
using CdmoFlow.Web.Pages.Proposals.Opening;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of the record of an opening: hashes and sizes, never the name of a file.</summary>
internal static class OpeningTables
{
    /// <summary>The opening of the proposals.</summary>
    public static PageTable Proposals(OpeningRecordModel model) => Of("opened-proposals", model.Known, model.Proposals);

    /// <summary>The opening of the prices; null while they are sealed and where they are opened with the rest.</summary>
    public static PageTable? Prices(OpeningRecordModel model) => model.Prices is { } prices ? Of("opened-prices", model.Known, prices) : null;

    private static PageTable Of(string name, SelectionModel known, OpeningRecord record) => new(
        name,
        [
            T.Of("Tables_Cdmo"), T.Of("Tables_Version"), T.Of("Opening_Received"), T.Of("Opening_Anchor"), T.Of("Opening_FilesHash"), T.Of("Opening_AsSealed"), T.Of("Opening_Replaced"), T.Of("Opening_File"), T.Of("Tables_Bytes"), T.Of("Tables_Hash"),
        ],
        [.. record.Versions.SelectMany(version =>
        {
            var seal = version.Seal;
            IReadOnlyList<TableCell> common =
            [
                known.Selection.NameOf(seal.CdmoId), seal.Version, TableCell.At(seal.SubmittedAt, known.Selection.State.Brief.TimeZone), seal.Anchor, seal.FilesSha256 ?? T.Of("Opening_NotNoted"),
                T.Of(version.IsAsSealed switch { true => "Opening_Yes", false => "Opening_No", null => "Opening_NotHere" }), version.ReplacedBy is { } later ? T.Of("Opening_ReplacedBy", later) : "",
            ];
            return version.Files.Select(file => (IReadOnlyList<TableCell>)[.. common, file.Number, file.Length, file.Sha256]).DefaultIfEmpty([.. common, "", "", ""]);
        })]);
}

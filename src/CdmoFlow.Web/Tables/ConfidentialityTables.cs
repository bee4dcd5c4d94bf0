using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Rfp.Confidentiality;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of the confidentiality agreements.</summary>
internal static class ConfidentialityTables
{
    /// <summary>All agreements, those that wait first.</summary>
    public static PageTable Cdas(CdasModel cdas) => new(
        "cdas",
        [T.Of("Tables_Cdmo"), T.Of("Cdas_State"), T.Of("Cdas_Ball"), T.Of("Cdas_Age"), T.Of("Cdas_Rounds"), T.Of("Cdas_Next"), T.Of("Cdas_Until"), T.Of("Cdas_Copy")],
        [.. cdas.Lines.Select(line => (IReadOnlyList<TableCell>)
            [
                line.Name, Words.Of(line.State) + (line.Discloses ? "" : T.Of("Cdas_NothingDisclosed")), line.Ball is { } ball ? Words.Of(ball) : T.Of("Cdas_Nobody"), line.Days, line.Rounds,
                TableCell.At(line.Next, cdas.Of.Selection.State.Brief.TimeZone), line.ExpiresOn, T.Of(line.HasCopy ? "Cdas_CopyStored" : "Cdas_CopyMissing"),
            ])]);
}

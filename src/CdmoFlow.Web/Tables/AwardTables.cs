using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Selections;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Contracts;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of decision and contract.</summary>
internal static class AwardTables
{
    /// <summary>The final ranking, from the decision on.</summary>
    public static PageTable? Ranking(SelectionModel known) => known.Selection.State.Stage is not (Stage.Decision or Stage.Contract or Stage.Contracted)
        ? null
        : new(
            "ranking",
            [T.Of("Tables_Rank"), T.Of("Tables_Cdmo"), T.Of("Tables_Percent"), T.Of("Tables_Selectable")],
            [.. FinalScorecard.Rank(known.Selection).Select(ranked => (IReadOnlyList<TableCell>)
                [
                    ranked.Rank is { } rank ? rank : T.Of("Decision_Out"), known.Selection.NameOf(ranked.Card.CdmoId), ranked.Card.Percent,
                    Selectable.WhyNot(known.Selection, ranked.Card.CdmoId) is { } not ? Sentences.Of(not) : T.Of("Decision_Yes"),
                ])]);

    /// <summary>The agreements with the selected CDMO, one row for each signature.</summary>
    public static PageTable Agreements(SelectionModel known)
    {
        var (selection, zone) = (known.Selection, known.Selection.State.Brief.TimeZone);
        return new(
            "agreements",
            [
                T.Of("Tables_Cdmo"), T.Of("Tables_Agreement"), T.Of("Tables_State"), T.Of("Tables_Executed"), T.Of("Tables_SignedOutside"), T.Of("Tables_Hash"), T.Of("Tables_Person"), T.Of("Tables_Side"), T.Of("Tables_Time"), T.Of("Tables_Meaning"), T.Of("Tables_Signed"),
            ],
            [.. CurrentAgreements.Of(selection).SelectMany(agreement =>
            {
                IReadOnlyList<TableCell> common = [selection.NameOf(agreement.CdmoId), AgreementTitles.Of(agreement.Kind), Words.Of(agreement.State), TableCell.At(agreement.ExecutedAt, zone), agreement.SignedOutside, agreement.DocumentSha256];
                return agreement.Signatures.Select(s => (IReadOnlyList<TableCell>)
                    [.. common, s.PrintedName, s.Side == AgreementSide.Cdmo ? T.Of("Tables_Cdmo") : T.Of("Tables_Sponsor"), TableCell.At(s.At, zone), s.Meaning, TableCell.Yes(s.Electronic?.Fits(s.SignedRecord(agreement)) == true)])
                    .DefaultIfEmpty([.. common, "", "", "", "", ""]);
            })]);
    }
}

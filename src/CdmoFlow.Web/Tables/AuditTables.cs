using CdmoFlow.Audits;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of audits and what they found.</summary>
internal static class AuditTables
{
    /// <summary>The audits with what Quality Assurance concluded.</summary>
    public static PageTable Audits(SelectionModel known) => new(
        "audits",
        [
            T.Of("Tables_Cdmo"), T.Of("Tables_Round"), T.Of("Tables_State"), T.Of("Tables_Auditor"), T.Of("Tables_Date"), T.Of("Tables_HeldOn"), T.Of("Tables_Findings"), T.Of("Tables_OpenFindings"), T.Of("Tables_Site"), T.Of("Tables_Person"), T.Of("Tables_Reason"), T.Of("Tables_Conditions"),
            T.Of("Tables_Requalify"),
        ],
        [.. known.Selection.Audits.Select(audit => (IReadOnlyList<TableCell>)
            [
                known.Selection.NameOf(audit.CdmoId), audit.Round, Words.Of(audit.State), audit.AuditorId is { } auditor ? known.NameOf(auditor) : "", audit.Date, audit.HeldOn, audit.Findings.Count, audit.Findings.Count(f => f.Open),
                audit.Qualification is { } site ? Words.Of(site.Verdict) : "", audit.Qualification is { } by ? known.NameOf(by.PersonId) : "", audit.Qualification?.Reason ?? audit.DroppedBecause, audit.Qualification?.Conditions, audit.Qualification?.RequalifyBy,
            ])]);

    /// <summary>The findings of audits.</summary>
    public static PageTable Findings(SelectionModel known, IReadOnlyList<Audit> audits) => new(
        "findings",
        [T.Of("Tables_Cdmo"), T.Of("Tables_Number"), T.Of("Tables_Severity"), T.Of("Tables_System"), T.Of("Tables_Finding"), T.Of("Tables_Reference"), T.Of("Tables_Open"), T.Of("Tables_Closed")],
        [.. audits.SelectMany(audit => audit.Findings.Select((finding, index) => (IReadOnlyList<TableCell>)
            [known.Selection.NameOf(audit.CdmoId), index + 1, Words.Of(finding.Severity), Words.Of(finding.System), finding.Text, finding.Reference, TableCell.Yes(finding.Open), finding.ClosedBecause]))]);
}

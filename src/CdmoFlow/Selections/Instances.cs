using CdmoFlow.Rfp;

namespace CdmoFlow.Selections;

/// <summary>Instance ids of the orchestrations, derived from what they serve and never used twice.</summary>
public static class Instances
{
    /// <summary>The spine of a selection.</summary>
    public static string Selection(string selectionId) => selectionId;

    /// <summary>The longlist stage.</summary>
    public static string Longlist(string selectionId) => $"{selectionId}:longlist";

    /// <summary>One RFP round, from confidentiality agreements to the opening.</summary>
    public static string Rfp(string selectionId, int round) => $"{selectionId}:rfp:{round}";

    /// <summary>The dates of all confidentiality agreements, for as long as the selection runs.</summary>
    public static string Cdas(string selectionId) => $"{selectionId}:cdas";

    /// <summary>The teaser and its answers, until the RFP is out.</summary>
    public static string Outreach(string selectionId) => $"{selectionId}:outreach";

    /// <summary>One CDMO's invitation in a round.</summary>
    public static string Invitation(string selectionId, int round, string cdmoId) => $"{selectionId}:rfp:{round}:{cdmoId}";

    /// <summary>The verification of one submitted version.</summary>
    public static string Seal(string selectionId, string cdmoId, int version) => $"{selectionId}:seal:{cdmoId}:{version}";

    /// <summary>The documents of one addendum to the RFP.</summary>
    public static string Addendum(string selectionId, int number) => $"{selectionId}:addendum:{number}";

    /// <summary>Sealing and checks of one version of a file in the data room.</summary>
    public static string Attachment(string selectionId, int number, int version) => $"{selectionId}:attachment:{number}:{version}";

    /// <summary>The checks of one submitted version that had not answered when it was sealed.</summary>
    public static string Checks(string selectionId, string cdmoId, int version) => $"{selectionId}:checks:{cdmoId}:{version}";

    /// <summary>Scoring and shortlist.</summary>
    public static string Shortlist(string selectionId) => $"{selectionId}:shortlist";

    /// <summary>All audits of one round.</summary>
    public static string DueDiligence(string selectionId, int round) => $"{selectionId}:audits:{round}";

    /// <summary>One CDMO's audit in a round.</summary>
    public static string Audit(string selectionId, int round, string cdmoId) => $"{selectionId}:audits:{round}:{cdmoId}";

    /// <summary>The decision stage.</summary>
    public static string Decision(string selectionId) => $"{selectionId}:decision";

    /// <summary>The decision memo of one award gate.</summary>
    public static string Memo(string selectionId, int number) => $"{selectionId}:memo:{number}";

    /// <summary>The contract with one CDMO; the number counts the CDMOs tried.</summary>
    public static string Contract(string selectionId, int number) => $"{selectionId}:contract:{number}";

    /// <summary>The mails of one commit, named by the sequence of its last trail row.</summary>
    public static string Mail(string selectionId, long sequence) => $"{selectionId}:mail:{sequence}";

    /// <summary>The instances that may be waiting for a change of this selection: for cancelling and for the reconciler.</summary>
    public static IReadOnlyList<string> Waiting(Selection selection)
    {
        var (id, state) = (selection.Id, selection.State);
        List<string> ids = [];
        switch (state.Stage)
        {
            case Stage.Longlist:
                ids.Add(Longlist(id));
                break;
            case Stage.Cda or Stage.RfpPreparation or Stage.Opening:
                ids.Add(Rfp(id, state.RfpRound));
                break;
            case Stage.RfpIssued:
                ids.Add(Rfp(id, state.RfpRound));
                ids.AddRange(selection.Invitations.Where(i => i.Round == state.RfpRound && i.State != InvitationState.Prepared).Select(i => Invitation(id, i.Round, i.CdmoId)));
                break;
            case Stage.Scoring or Stage.Shortlist:
                ids.Add(Shortlist(id));
                break;
            case Stage.DueDiligence:
                ids.Add(DueDiligence(id, state.AuditRound));
                ids.AddRange(selection.Audits.Where(a => a.Round == state.AuditRound).Select(a => Audit(id, a.Round, a.CdmoId)));
                break;
            case Stage.Decision:
                ids.Add(Decision(id));
                break;
            case Stage.Contract:
                ids.Add(Contract(id, state.ContractRound));
                break;
            case Stage.Scoping or Stage.Contracted or Stage.Cancelled:
                break;
        }

        if (!state.HasEnded && selection.Cdas.Count > 0) ids.Add(Cdas(id));
        if (state.Stage <= Stage.Opening && selection.Approaches.Count > 0) ids.Add(Outreach(id));
        ids.AddRange(selection.Gates.Where(g => g.State == Gates.GateState.Open).Select(g => g.Id));
        return ids;
    }
}

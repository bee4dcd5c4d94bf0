namespace CdmoFlow.Selections;

/// <summary>Where a selection stands. The order is the order of the pipeline; only a gate, a deadline or a cancellation moves it.</summary>
public enum Stage
{
    /// <summary>The brief is being written; the longlist has not been proposed yet.</summary>
    Scoping,

    /// <summary>Candidates are proposed from the register; the project manager chooses 6-8 and the gate decides.</summary>
    Longlist,

    /// <summary>A confidentiality agreement per chosen CDMO is being executed; no RFP content leaves before it.</summary>
    Cda,

    /// <summary>The RFP is checked for completeness and rendered.</summary>
    RfpPreparation,

    /// <summary>The RFP is out; CDMOs answer until the deadline.</summary>
    RfpIssued,

    /// <summary>Submissions are closed and still sealed; two persons open them together.</summary>
    Opening,

    /// <summary>Evaluators score what the proposals claim.</summary>
    Scoring,

    /// <summary>Three or four CDMOs are proposed and the shortlist gate is open.</summary>
    Shortlist,

    /// <summary>Shortlisted CDMOs are audited and their sites qualified.</summary>
    DueDiligence,

    /// <summary>Winner and runner-up are proposed and the award gate is open.</summary>
    Decision,

    /// <summary>MSA, first SOW and Quality Agreement are being signed with the selected CDMO.</summary>
    Contract,

    /// <summary>All three agreements are executed: the selection has done its work.</summary>
    Contracted,

    /// <summary>Ended by a person with a reason; what was sealed stays sealed for good.</summary>
    Cancelled,
}

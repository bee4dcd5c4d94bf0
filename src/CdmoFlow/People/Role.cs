namespace CdmoFlow.People;

/// <summary>What a person of the sponsor may do in one selection, beside the functions the person represents.</summary>
public enum Role
{
    /// <summary>Runs the selection and decides at its gates.</summary>
    ProjectManager,

    /// <summary>Scores the CDMOs on paper and after the audit.</summary>
    Evaluator,

    /// <summary>Visits sites and records findings.</summary>
    Auditor,

    /// <summary>Decides at gates for a function.</summary>
    Approver,

    /// <summary>Reads what is open, decides nothing.</summary>
    Observer,

    /// <summary>Looks after people and settings, without a view of bids.</summary>
    Administrator,
}

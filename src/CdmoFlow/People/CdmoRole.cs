namespace CdmoFlow.People;

/// <summary>What a person of an invited CDMO may do in its room.</summary>
public enum CdmoRole
{
    /// <summary>Answers the invitation, submits, replaces and withdraws the proposal.</summary>
    ProposalLead,

    /// <summary>Prepares answers and uploads files.</summary>
    Contributor,

    /// <summary>Reads the room, its questions and its documents, and changes nothing.</summary>
    Reader,

    /// <summary>Signs agreements for the CDMO.</summary>
    Signatory,
}

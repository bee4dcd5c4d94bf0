namespace CdmoFlow.Proposals.Colleagues;

/// <summary>What the proposal lead lets a colleague do in the room; each includes the one before.</summary>
public enum ColleagueRights
{
    /// <summary>Read the room, its questions, its documents and what was submitted.</summary>
    Read,

    /// <summary>Also write the draft, ask and upload.</summary>
    Prepare,

    /// <summary>Also answer, submit, withdraw, confirm and sign for the company.</summary>
    Submit,
}

namespace CdmoFlow.Rfp;

/// <summary>What sends the RFP, and what becomes of proposals that are late or answer an older version of it. The RFP prints the latter, so that it is fixed with the first rendering and the same for everybody.</summary>
public sealed record RfpRules
{
    /// <summary>What becomes of a proposal that comes after the deadline.</summary>
    public LatePolicy Late { get; init; } = LatePolicy.Refuse;

    /// <summary>What becomes at the close of a proposal that was not confirmed after an amendment.</summary>
    public UnconfirmedPolicy Unconfirmed { get; init; } = UnconfirmedPolicy.LeaveOut;

    /// <summary>True where the RFP shows the CDMOs what share of all points each group of criteria has.</summary>
    public bool ShowWeights { get; init; }

    /// <summary>True where a later deadline for all holds only once a second person has agreed.</summary>
    public bool ExtensionNeedsApproval { get; init; }

    /// <summary>What sends the RFP once nothing is missing.</summary>
    public SendingRule Sending { get; init; } = SendingRule.ByItself;
}

/// <summary>What sends an RFP that is complete.</summary>
public enum SendingRule
{
    /// <summary>It goes out at that moment, with nobody on the site.</summary>
    ByItself,

    /// <summary>It waits until a project manager has looked at the mails and sends it.</summary>
    ByDecision,
}

/// <summary>What becomes of a late proposal; a setting, never an accident.</summary>
public enum LatePolicy
{
    /// <summary>It is refused to the second, and told by how much it missed the deadline.</summary>
    Refuse,

    /// <summary>It is taken in, sealed and marked as late; it counts only if the project manager decides so before the opening, with a reason.</summary>
    Accept,
}

/// <summary>What becomes of a proposal that answers an older version of the RFP when the RFP closes.</summary>
public enum UnconfirmedPolicy
{
    /// <summary>It stays sealed as it is and does not count, unless the project manager takes it in before the opening, with a reason.</summary>
    LeaveOut,

    /// <summary>It is opened with the others and stays marked as an answer to the older version.</summary>
    Count,
}

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>What goes otherwise than planned in a story.</summary>
[Flags]
internal enum Twist
{
    None = 0,

    /// <summary>The longlist gate sends back once.</summary>
    LonglistSentBack = 1,

    /// <summary>Nobody signs the confidentiality agreement.</summary>
    NoCda = 2,

    /// <summary>Nobody submits in the first round; the RFP is issued again.</summary>
    NobodySubmits = 4,

    /// <summary>The deadline moves.</summary>
    DeadlineExtended = 8,

    /// <summary>A CDMO lets the time to answer an audit date pass.</summary>
    Reluctant = 16,

    /// <summary>The due diligence gate sends back once.</summary>
    AuditsSentBack = 32,

    /// <summary>The winner does not sign in time.</summary>
    WinnerFails = 64,

    /// <summary>The agreements are signed on paper, and the copies are recorded.</summary>
    OnPaper = 128,

    /// <summary>The regrets are released at the end.</summary>
    Regrets = 256,

    /// <summary>The project manager cancels at the end.</summary>
    Cancelled = 512,

    /// <summary>Prices are opened apart, by two persons, once the technical scores are locked.</summary>
    TwoEnvelopes = 1024,
}

namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>Where a hand-in stands.</summary>
public enum CdaHandInState
{
    /// <summary>The project manager has not decided.</summary>
    Waiting,

    /// <summary>It counts: as a round, or as the signed copy.</summary>
    Accepted,

    /// <summary>It does not count; the reason stands beside it.</summary>
    SentBack,

    /// <summary>The CDMO handed in another one before anybody decided.</summary>
    Replaced,
}

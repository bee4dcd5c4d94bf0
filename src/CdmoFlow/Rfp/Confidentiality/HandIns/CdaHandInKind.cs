namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>What a CDMO hands in about its agreement.</summary>
public enum CdaHandInKind
{
    /// <summary>Its own text, to be used instead of the sponsor's.</summary>
    OwnTemplate,

    /// <summary>The text with its changes.</summary>
    Redline,

    /// <summary>The text with its signature.</summary>
    SignedCopy,
}

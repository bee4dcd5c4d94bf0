namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>Which text of the sponsor's goes to a CDMO.</summary>
public enum CdaTextChoice
{
    /// <summary>The standard text of the selection.</summary>
    Standard,

    /// <summary>A text that was uploaded for this CDMO alone.</summary>
    Upload,

    /// <summary>None: the agreement is handled outside, and the room says how.</summary>
    Outside,
}

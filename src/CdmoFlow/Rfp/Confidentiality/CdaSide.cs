namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The two sides of a confidentiality agreement.</summary>
public enum CdaSide
{
    /// <summary>The company that discloses.</summary>
    Sponsor,

    /// <summary>The company that is told.</summary>
    Cdmo,
}

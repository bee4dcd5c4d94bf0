namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>Whose text a confidentiality agreement is.</summary>
public enum CdaTemplate
{
    /// <summary>The sponsor's.</summary>
    Ours,

    /// <summary>The CDMO's own.</summary>
    Theirs,
}

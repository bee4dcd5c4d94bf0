namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>What a confidentiality agreement protects.</summary>
public enum CdaScope
{
    /// <summary>What is disclosed in this selection.</summary>
    ThisProduct,

    /// <summary>Whatever the two companies disclose to each other; other selections of the sponsor may rely on it.</summary>
    Master,
}

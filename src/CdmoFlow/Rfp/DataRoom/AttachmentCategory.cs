namespace CdmoFlow.Rfp.DataRoom;

/// <summary>What a file of the data room is about; CDMOs find it under this name.</summary>
public enum AttachmentCategory
{
    /// <summary>Process description and batch records.</summary>
    ProcessDescription,

    /// <summary>Analytical methods and specifications.</summary>
    AnalyticalMethods,

    /// <summary>Stability data.</summary>
    Stability,

    /// <summary>Filings, opinions and letters of authorities.</summary>
    Regulatory,

    /// <summary>Drawings and flow charts.</summary>
    Drawings,

    /// <summary>Safety data sheets and handling.</summary>
    SafetyDataSheets,

    /// <summary>The agreement that is to be signed, as a draft.</summary>
    DraftAgreement,

    /// <summary>Anything else.</summary>
    Other,
}

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>What can happen to a confidentiality agreement.</summary>
public enum CdaMove
{
    /// <summary>It is sent to the CDMO, or the CDMO's own text is asked for.</summary>
    Send,

    /// <summary>A side sends the text back with changes.</summary>
    Redline,

    /// <summary>The first of the two sides signs.</summary>
    SignFirst,

    /// <summary>Both sides have signed.</summary>
    Execute,

    /// <summary>A master agreement of earlier work is used.</summary>
    Reuse,

    /// <summary>Its end is moved.</summary>
    Renew,

    /// <summary>The CDMO will not sign.</summary>
    Refuse,

    /// <summary>Its time has run out, for signing or of itself.</summary>
    Expire,

    /// <summary>A side ends it before its time.</summary>
    Terminate,
}

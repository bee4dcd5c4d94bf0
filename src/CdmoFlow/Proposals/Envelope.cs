namespace CdmoFlow.Proposals;

/// <summary>Which of the two parts of a proposal a file or an answer belongs to.</summary>
public enum Envelope
{
    /// <summary>Read and scored first.</summary>
    Technical,

    /// <summary>Prices and terms; where the envelopes are apart it stays sealed until the technical scores are locked.</summary>
    Price,
}

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>One round of a negotiation: a side sent the text back with its changes.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="From">Who sent it; the other side holds the ball since.</param>
/// <param name="On">Day on which it came or went.</param>
/// <param name="Note">What is open, in the recorder's words; empty for nothing.</param>
public sealed record CdaRound(int Number, CdaSide From, DateOnly On, string Note)
{
    /// <summary>Id of the stored text of this round; null where none was handed in.</summary>
    public string? DocumentId { get; init; }
}

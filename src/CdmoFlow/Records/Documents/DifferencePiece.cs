namespace CdmoFlow.Records.Documents;

/// <summary>A run of words with one fate. The pieces of a difference in order, without the added ones, are the earlier text; without the removed ones, the later.</summary>
public sealed record DifferencePiece(string Text, DifferenceKind Kind);

/// <summary>What became of a piece of text.</summary>
public enum DifferenceKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stood in the earlier text alone.</summary>
    Removed,

    /// <summary>It stands in the later text alone.</summary>
    Added,
}

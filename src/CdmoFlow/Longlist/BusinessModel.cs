namespace CdmoFlow.Longlist;

/// <summary>What a CDMO lives on: it should live on what the project needs.</summary>
public enum BusinessModel
{
    /// <summary>Fees for development up to launch, then it hands the product on.</summary>
    DevelopmentFocused,

    /// <summary>Batches and throughput.</summary>
    ScaleFocused,

    /// <summary>Both, usually at separate sites.</summary>
    Integrated,
}

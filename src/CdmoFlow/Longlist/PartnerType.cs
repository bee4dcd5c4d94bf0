namespace CdmoFlow.Longlist;

/// <summary>What kind of contract organization a company is.</summary>
public enum PartnerType
{
    /// <summary>Research and trials; typically makes no product.</summary>
    Cro,

    /// <summary>Makes a product whose process is settled; little development.</summary>
    Cmo,

    /// <summary>Develops and makes, from early material to the market.</summary>
    Cdmo,
}

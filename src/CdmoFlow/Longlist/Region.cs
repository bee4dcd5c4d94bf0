namespace CdmoFlow.Longlist;

/// <summary>Where a site stands, as far as logistics and regulation care at the longlist.</summary>
public enum Region
{
    /// <summary>United States, Canada, Mexico.</summary>
    NorthAmerica,

    /// <summary>Europe with the United Kingdom and Switzerland.</summary>
    Europe,

    /// <summary>Asia.</summary>
    Asia,

    /// <summary>Everywhere else.</summary>
    Other,
}

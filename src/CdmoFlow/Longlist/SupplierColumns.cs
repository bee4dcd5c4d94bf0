namespace CdmoFlow.Longlist;

/// <summary>
/// The columns of a supplier register: one row per site, the company's facts repeated. UTF-8, comma-separated, with
/// a header line; lists within a cell are parted by a semicolon. Columns may stand in any order.
/// </summary>
public static class SupplierColumns
{
    /// <summary>Name of the company.</summary>
    public const string Company = "company";

    /// <summary>Country of the head office.</summary>
    public const string Country = "country";

    /// <summary>north_america, europe, asia or other.</summary>
    public const string Region = "region";

    /// <summary>cro, cmo or cdmo.</summary>
    public const string Type = "type";

    /// <summary>development_focused, scale_focused or integrated.</summary>
    public const string BusinessModel = "business_model";

    /// <summary>List of small_molecule, biologic, cgt.</summary>
    public const string Modalities = "modalities";

    /// <summary>List of dosage forms in free words.</summary>
    public const string DosageForms = "dosage_forms";

    /// <summary>Smallest batch, a number with a decimal point; may be empty.</summary>
    public const string ScaleMin = "scale_min";

    /// <summary>Largest batch; may be empty.</summary>
    public const string ScaleMax = "scale_max";

    /// <summary>Unit of the batch sizes, such as L or kg.</summary>
    public const string ScaleUnit = "scale_unit";

    /// <summary>List of authorities, such as FDA;EMA.</summary>
    public const string Approvals = "approvals";

    /// <summary>yes or no; empty means no.</summary>
    public const string RecentMerger = "recent_merger";

    /// <summary>Person to invite.</summary>
    public const string ContactName = "contact_name";

    /// <summary>Mail address of the person to invite.</summary>
    public const string ContactEmail = "contact_email";

    /// <summary>Name of the site.</summary>
    public const string Site = "site";

    /// <summary>City of the site.</summary>
    public const string SiteCity = "site_city";

    /// <summary>Country of the site.</summary>
    public const string SiteCountry = "site_country";

    /// <summary>List of authorities that approved the site.</summary>
    public const string SiteApprovals = "site_approvals";

    /// <summary>All columns in the order in which we write them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Company, Country, Region, Type, BusinessModel, Modalities, DosageForms, ScaleMin, ScaleMax, ScaleUnit, Approvals,
        RecentMerger, ContactName, ContactEmail, Site, SiteCity, SiteCountry, SiteApprovals,
    ];

    /// <summary>Columns without which no row can be read; the others may be missing from the file.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        Company, Country, Region, Type, BusinessModel, Modalities, DosageForms, ContactName, ContactEmail, Site, SiteCity, SiteCountry,
    ];
}

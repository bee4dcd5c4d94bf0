using CdmoFlow.Scoping;

namespace CdmoFlow.Longlist;

/// <summary>A company of the supplier register with its sites. Contact name and address are personal data.</summary>
public sealed record Company
{
    /// <summary>Derived from the name by <see cref="Slug"/>, so that a second import meets the same company.</summary>
    public required string Id { get; init; }

    /// <summary>Name as registered.</summary>
    public required string Name { get; init; }

    /// <summary>Country of the head office.</summary>
    public required string Country { get; init; }

    /// <summary>Region of the head office.</summary>
    public required Region Region { get; init; }

    /// <summary>CRO, CMO or CDMO.</summary>
    public required PartnerType Type { get; init; }

    /// <summary>What it lives on.</summary>
    public required BusinessModel BusinessModel { get; init; }

    /// <summary>Modalities with proven experience.</summary>
    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>Dosage forms with proven experience.</summary>
    public required IReadOnlyList<string> DosageForms { get; init; }

    /// <summary>Smallest batch in <see cref="ScaleUnit"/>, or null when not stated.</summary>
    public decimal? ScaleMin { get; init; }

    /// <summary>Largest batch in <see cref="ScaleUnit"/>, or null when not stated.</summary>
    public decimal? ScaleMax { get; init; }

    /// <summary>Unit of the batch sizes, such as L or kg; empty when not stated.</summary>
    public string ScaleUnit { get; init; } = "";

    /// <summary>Authorities that approved or inspected with success, such as FDA or EMA.</summary>
    public IReadOnlyList<string> Approvals { get; init; } = [];

    /// <summary>True after a recent merger or while one is pending.</summary>
    public bool RecentMerger { get; init; }

    /// <summary>Whom invitations address.</summary>
    public required string ContactName { get; init; }

    /// <summary>Where invitations go.</summary>
    public required string ContactEmail { get; init; }

    /// <summary>Its sites; audits and qualifications attach to them.</summary>
    public required IReadOnlyList<Site> Sites { get; init; }

    /// <summary>The same company after a later row: the later facts win, and sites unite by id.</summary>
    public Company With(Company later) => later with
    {
        Sites = [.. Sites.Where(site => later.Sites.All(other => other.Id != site.Id)), .. later.Sites],
    };

    /// <summary>Unites the rows of one company, in the order in which the companies first appear.</summary>
    public static IReadOnlyList<Company> Unite(IEnumerable<Company> rows)
    {
        var companies = new Dictionary<string, Company>();
        var order = new List<string>();
        foreach (var row in rows)
        {
            if (companies.TryGetValue(row.Id, out var earlier))
            {
                companies[row.Id] = earlier.With(row);
            }
            else
            {
                companies.Add(row.Id, row);
                order.Add(row.Id);
            }
        }

        return [.. order.Select(id => companies[id])];
    }
}

/// <summary>One plant or laboratory of a company.</summary>
/// <param name="Id">Derived from company and site name.</param>
/// <param name="Name">Name of the site.</param>
/// <param name="City">Where it stands.</param>
/// <param name="Country">Where it stands.</param>
/// <param name="Approvals">Authorities that approved this very site.</param>
public sealed record Site(string Id, string Name, string City, string Country, IReadOnlyList<string> Approvals);

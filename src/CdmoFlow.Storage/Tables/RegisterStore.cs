using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CdmoFlow.Longlist;

namespace CdmoFlow.Storage.Tables;

/// <summary>The supplier register: one partition per company with a row of its facts and one per site, so that an import repeated writes the same rows again.</summary>
public sealed class RegisterStore(StorageClients clients)
{
    private const string Partition = "company|";
    private const string CompanyRow = "company";
    private const string SiteRow = "site|";
    private const int SitesPerTransaction = 99;
    private const int MostRoundTrips = 3;
    private readonly TableClient table = clients.Table(TableNames.Register);

    /// <summary>Writes a company with its sites; sites it had before and does not name now stay.</summary>
    public async Task PutAsync(Company company, CancellationToken cancellationToken = default)
    {
        var key = Partition + company.Id;
        var sites = company.Sites.Select(site => JsonEntity.Write(key, SiteRow + site.Id, site)).ToArray();
        var first = true;
        foreach (var chunk in sites.Chunk(SitesPerTransaction).DefaultIfEmpty([]))
        {
            var rows = first ? chunk.Prepend(JsonEntity.Write(key, CompanyRow, company with { Sites = [] })) : chunk;
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);
            first = false;
        }
    }

    /// <summary>One company with its sites, or null.</summary>
    public async Task<Company?> FindAsync(string companyId, CancellationToken cancellationToken = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition + companyId}");
        await foreach (var company in ReadAsync(filter, cancellationToken)) return company;
        return null;
    }

    /// <summary>Every company with its sites, in the order of ids, a page of rows at a time.</summary>
    public IAsyncEnumerable<Company> AllAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey ge {Partition} and PartitionKey lt {Partition + "{"}"), cancellationToken);

    /// <summary>Companies whose name begins with a text, without their sites, in the order of ids; at most three round trips.</summary>
    /// <param name="prefix">Beginning of the name; empty for all.</param>
    /// <param name="after">Id of the last company of the page before; null for the first page.</param>
    /// <param name="size">Companies per page.</param>
    /// <param name="mostRoundTrips">Fewer for a page that reads something else too.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<RegisterPart> SearchAsync(string? prefix, string? after, int size, int mostRoundTrips = MostRoundTrips, CancellationToken cancellationToken = default)
    {
        var from = Partition + (string.IsNullOrWhiteSpace(prefix) ? "" : Slug.Of(prefix));
        var low = after is null ? from : Partition + after + "!";
        // '{' follows every letter that an id can have.
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {low} and PartitionKey lt {from + "{"} and RowKey eq {CompanyRow}");
        List<Company> found = [];
        var trips = 0;
        await foreach (var page in table.QueryAsync<TableEntity>(filter, maxPerPage: size + 1, cancellationToken: cancellationToken).AsPages())
        {
            found.AddRange(page.Values.Select(JsonEntity.Read<Company>));
            if (found.Count > size || ++trips == mostRoundTrips) break;
        }

        var shown = found.Take(size).ToList();
        return new RegisterPart(shown, found.Count > size ? shown[^1].Id : null);
    }

    private async IAsyncEnumerable<Company> ReadAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Company? company = null;
        List<Site> sites = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            // Rows come by partition, and a company's own row before those of its sites.
            if (row.RowKey == CompanyRow)
            {
                if (company is not null) yield return company with { Sites = sites };
                (company, sites) = (JsonEntity.Read<Company>(row), []);
            }
            else
            {
                sites.Add(JsonEntity.Read<Site>(row));
            }
        }

        if (company is not null) yield return company with { Sites = sites };
    }
}

/// <summary>A page of the register.</summary>
/// <param name="Companies">In the order of ids, without their sites.</param>
/// <param name="Next">Id to go on after; null at the end.</param>
public sealed record RegisterPart(IReadOnlyList<Company> Companies, string? Next);

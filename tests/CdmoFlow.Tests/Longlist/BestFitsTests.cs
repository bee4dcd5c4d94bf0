using CdmoFlow.Longlist;
using CdmoFlow.Scoping;
using CdmoFlow.Tests.Scoping;

namespace CdmoFlow.Tests.Longlist;

public class BestFitsTests
{
    [Fact]
    public void A_register_read_in_pieces_ranks_as_one_read_whole()
    {
        Company[] companies = [.. Enumerable.Range(0, 200).Select(i => Company(i))];
        var best = new BestFits(GoodScoping.Brief(), new FitFilters(), 30);

        foreach (var piece in companies.Chunk(7)) best.Add(piece);

        Assert.Equal(
            Fit.Rank(GoodScoping.Brief(), companies, new FitFilters()).Candidates.Take(30).Select(c => c.Company.Id),
            best.Ranked.Select(c => c.Company.Id));
    }

    [Fact]
    public void A_batch_writes_each_company_once_with_its_latest_facts_and_all_its_sites()
    {
        var batch = new SupplierBatch();
        batch.Add(new SupplierRow(2, Company(1) with { Country = "Old", Sites = [new Site("a", "A", "X", "Y", [])] }));
        batch.Add(new RowError(3, "type", "Wrong."));
        batch.Add(new SupplierRow(4, Company(1) with { Country = "New", Sites = [new Site("b", "B", "X", "Y", [])] }));

        var company = Assert.Single(batch.Companies);
        Assert.Equal(("New", 2), (company.Country, company.Sites.Count));
        Assert.Equal((4, 2, 1), (batch.Line, batch.GoodRows, batch.Errors.Count));
    }

    private static Company Company(int i) => new()
    {
        Id = $"c{i:000}",
        Name = $"C {i:000}",
        Country = "Ireland",
        Region = (Region)(i % 4),
        Type = (PartnerType)(i % 3),
        BusinessModel = (BusinessModel)(i % 3),
        Modalities = i % 5 == 0 ? [Modality.SmallMolecule] : [Modality.Biologic],
        DosageForms = i % 2 == 0 ? ["Sterile injectable"] : ["Tablet"],
        RecentMerger = i % 7 == 0,
        ContactName = "Contact",
        ContactEmail = "contact@company.example",
        Sites = [],
    };
}

using Bogus;
using CdmoFlow.Longlist;
using CdmoFlow.Scoping;
using Person = CdmoFlow.Storage.Tables.Person;

namespace CdmoFlow.Local.Seeding;

/// <summary>A company of the invented register with the person who is written to.</summary>
/// <param name="Company">As the register has it.</param>
/// <param name="Contact">Its contact in the people table.</param>
/// <param name="Quality">How good it is, 2 to 4: evaluators and auditors see it everywhere.</param>
internal sealed record SampleCompany(Company Company, Person Contact, int Quality);

/// <summary>The invented supplier register. Every modality has more companies than a longlist takes.</summary>
internal static class SampleRegister
{
    private static readonly string[] First =
        ["Alder", "Bramble", "Cinder", "Dapple", "Elm", "Fern", "Gorse", "Hazel", "Iron", "Juniper", "Kestrel", "Larch", "Marl", "Nettle", "Otter", "Pebble", "Quarry", "Rowan", "Sedge", "Thistle", "Umber", "Vetch", "Willow", "Yarrow"];

    private static readonly string[] Second = ["brook", "croft", "dale", "fell", "gate", "holt", "mere", "ness", "shaw", "wick"];
    private static readonly string[] Trades = ["Biologics", "Pharma Services", "Bioprocess", "Fine Chemicals", "Sterile", "Cell Works", "Laboratories", "Manufacturing"];
    private static readonly string[] Authorities = ["FDA", "EMA", "PMDA", "MHRA"];

    private static readonly (string Country, Region Region, string Locale)[] Homes =
    [
        ("United States", Region.NorthAmerica, "en"), ("Germany", Region.Europe, "de"), ("France", Region.Europe, "fr"), ("Sweden", Region.Europe, "sv"),
        ("Italy", Region.Europe, "it"), ("Japan", Region.Asia, "en"), ("Netherlands", Region.Europe, "nl"), ("Canada", Region.NorthAmerica, "en"), ("Australia", Region.Other, "en"),
    ];

    /// <summary>The register, in the order in which it was made.</summary>
    public static IReadOnlyList<SampleCompany> Of(SeedOptions options)
    {
        var random = new Randomizer(options.Seed + 1);
        HashSet<string> addresses = new(StringComparer.Ordinal);
        var names = random.Shuffle(First.SelectMany(a => Second.Select(b => a + b))).Take(options.Companies).ToArray();
        return [.. names.Select((name, i) => Make($"{name} {Trades[i % Trades.Length]}", i, random, addresses, options.Start))];
    }

    private static SampleCompany Make(string name, int number, Randomizer random, HashSet<string> addresses, DateTimeOffset start)
    {
        var home = random.ArrayElement(Homes);
        var faker = new Faker(home.Locale) { Random = random };
        var contact = $"{faker.Name.FirstName()} {faker.Name.LastName()}";
        var modalities = Enum.GetValues<Modality>();
        var modality = modalities[number % modalities.Length];
        var approvals = random.ArrayElements(Authorities, random.Int(1, 3));
        var company = new Company
        {
            Id = Slug.Of(name),
            Name = name,
            Country = home.Country,
            Region = home.Region,
            Type = random.Bool(0.8f) ? PartnerType.Cdmo : PartnerType.Cmo,
            BusinessModel = random.Enum<BusinessModel>(),
            Modalities = random.Bool(0.3f) ? [.. modalities.Where(m => m == modality || m == Modality.Biologic)] : [modality],
            DosageForms = random.ArrayElements(SampleBriefs.DosageForms, random.Int(1, 3)),
            ScaleMin = random.ArrayElement<decimal>([5, 10, 50]),
            ScaleMax = random.ArrayElement<decimal>([500, 2000, 5000, 12000]),
            ScaleUnit = "L",
            Approvals = approvals,
            RecentMerger = random.Bool(0.1f),
            ContactName = contact,
            ContactEmail = SampleSponsors.Address(contact, name, addresses),
            Sites = [.. Enumerable.Range(0, random.Int(1, 3)).Select(_ => faker.Address.City()).Distinct(StringComparer.Ordinal)
                .Select(city => new Site(Slug.OfSite(name, $"{city} plant"), $"{city} plant", city, home.Country, approvals))],
        };
        var person = new Person { Id = SampleIds.Next(random, start.AddYears(-2)), Name = contact, Email = company.ContactEmail, CdmoId = company.Id };
        return new SampleCompany(company, person, random.Int(2, 4));
    }
}

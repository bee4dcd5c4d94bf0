using Bogus;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using Person = CdmoFlow.Storage.Tables.Person;

namespace CdmoFlow.Local.Seeding;

/// <summary>The invented sponsors and their people; addresses end in <c>.example</c>, which nobody can own.</summary>
internal static class SampleSponsors
{
    private const int PeoplePerSponsor = 12;
    private static readonly string[] Names = ["Quellmoor Therapeutics", "Tarnwick Biosciences", "Silverfen Medicines", "Oskmere Pharma", "Windlecote Oncology", "Harrowmere Vaccines"];
    private static readonly string[] Locales = ["en", "de", "fr", "sv", "nl", "es", "it", "pl"];

    // The order in which a sponsor hires: after eight people every part is taken.
    private static readonly SponsorFunction?[] Parts =
        [null, SponsorFunction.QualityAssurance, SponsorFunction.Cmc, SponsorFunction.Rnd, SponsorFunction.Regulatory, SponsorFunction.Procurement, SponsorFunction.FinanceLegal, SponsorFunction.Executive];

    /// <summary>All sponsors, the people dealt out evenly.</summary>
    public static IReadOnlyList<SampleSponsor> Of(SeedOptions options)
    {
        var random = new Randomizer(options.Seed);
        var fakers = Locales.Select(locale => new Faker(locale) { Random = random }).ToArray();
        var count = Math.Clamp(options.People / PeoplePerSponsor, 1, Names.Length);
        HashSet<string> addresses = new(StringComparer.Ordinal);
        List<SampleSponsor> sponsors = [];
        for (var i = 0; i < count; i++)
        {
            var size = (options.People / count) + (i < options.People % count ? 1 : 0);
            sponsors.Add(new SampleSponsor(Names[i], [.. Enumerable.Range(0, size).Select(n => Hire(Names[i], Parts[n % Parts.Length], random.ArrayElement(fakers), addresses, options.Start))]));
        }

        return sponsors;
    }

    private static SamplePerson Hire(string sponsor, SponsorFunction? part, Faker faker, HashSet<string> addresses, DateTimeOffset start)
    {
        var (first, last) = (faker.Name.FirstName(), faker.Name.LastName());
        var person = new Person { Id = SampleIds.Next(faker.Random, start.AddYears(-3)), Name = $"{first} {last}", Email = Address($"{first} {last}", sponsor, addresses) };
        return new SamplePerson(person, part);
    }

    /// <summary>An address that nobody else has.</summary>
    internal static string Address(string name, string company, HashSet<string> taken)
    {
        var host = Slug.Of(company);
        var local = Slug.Of(name).Replace('-', '.');
        for (var n = 1; ; n++)
        {
            var address = n == 1 ? $"{local}@{host}.example" : FormattableString.Invariant($"{local}{n}@{host}.example");
            if (taken.Add(address)) return address;
        }
    }
}

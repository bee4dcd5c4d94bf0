using System.Collections.Concurrent;
using Bogus;
using CdmoFlow.Local.Seeding.Story;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Documents;
using Person = CdmoFlow.Storage.Tables.Person;

namespace CdmoFlow.Local.Seeding;

/// <summary>
/// An invented world of sponsors, suppliers and selections at every stage, for tests, pictures and measurements. Nothing in it comes from the clock or from chance: the same options
/// give the same world. Selections are made one by one and independently, so that they can be made in parallel.
/// </summary>
internal sealed class SampleWorld
{
    // Longer than the longest story, so that a rehearsal never reaches the present.
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1500);
    private readonly SeedOptions options;
    private readonly Dictionary<string, SampleCompany> companies;
    private readonly Dictionary<string, string> names;
    private readonly ConcurrentDictionary<string, byte[]> technicalParts = new(StringComparer.Ordinal);

    /// <summary>Makes people and companies; the selections follow by number.</summary>
    public SampleWorld(SeedOptions options)
    {
        this.options = options;
        Sponsors = SampleSponsors.Of(options);
        Companies = SampleRegister.Of(options);
        companies = Companies.ToDictionary(c => c.Company.Id, StringComparer.Ordinal);
        names = People.ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
    }

    /// <summary>How many selections it has.</summary>
    public int Count => options.Selections;

    /// <summary>Those who look for a CDMO.</summary>
    public IReadOnlyList<SampleSponsor> Sponsors { get; }

    /// <summary>The supplier register.</summary>
    public IReadOnlyList<SampleCompany> Companies { get; }

    /// <summary>Everybody of both sides.</summary>
    public IEnumerable<Person> People => Sponsors.SelectMany(s => s.People).Select(p => p.Person).Concat(Companies.Select(c => c.Contact));

    /// <summary>A company by its id.</summary>
    public SampleCompany Company(string id) => companies[id];

    /// <summary>The name of a person.</summary>
    public string NameOf(string personId) => names[personId];

    /// <summary>
    /// The selection of a number from 0. Its story is rehearsed once to find out how long it takes, then moved by whole days, so that it comes to rest just so long before the present
    /// as its plan says and every act stays in the daytime.
    /// </summary>
    public SampleSelection Selection(int number)
    {
        var from = options.Start - LongAgo;
        var plan = PlanOf(number);
        var rehearsal = Tell(number, new SampleFiles(rendered: false), from);
        var days = Math.Floor((options.Start.AddDays(-plan.RestDays) - rehearsal.Play.Now).TotalDays);
        var files = new SampleFiles(options.Files);
        var scene = Tell(number, files, from.AddDays(days));
        SampleStory.Conclude(scene, options.Start);
        return new SampleSelection(scene.Selection, scene.Play.Steps, files.Blobs, scene.Submissions);
    }

    /// <summary>The technical part of a company's proposals: the same for every sponsor, as everybody suspects.</summary>
    public byte[] TechnicalPart(string cdmoId) => technicalParts.GetOrAdd(cdmoId, id => PdfDocument.Render(new Document(
        $"Technical proposal of {companies[id].Company.Name}",
        companies[id].Company.Country,
        [
            new Heading(1, "Approach"),
            new Paragraph("The process is taken over in four steps: gap analysis, engineering run, comparability, GMP campaign. Every step ends with a report that both sides sign."),
            new Bullets(["Gap analysis: six weeks", "Engineering run at full scale: one batch", "GMP campaign: three batches", "Stability: 24 months"]),
        ])));

    private SampleScene Tell(int number, SampleFiles files, DateTimeOffset from)
    {
        var random = new Randomizer(unchecked((options.Seed * 7919) + (number * 104729)));
        // Not everybody begins at the same minute.
        var begin = new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero).AddMinutes(random.Int(7 * 60, 15 * 60));
        var scene = new SampleScene(this, PlanOf(number), random, files, IsLargest(number));
        SampleStory.Tell(scene, begin);
        return scene;
    }

    private SamplePlan PlanOf(int number) => IsLargest(number) ? SamplePlan.Largest : SamplePlan.All[(options.Largest ? number - 1 : number) % SamplePlan.All.Count];

    private bool IsLargest(int number) => options.Largest && number == 0;
}

using System.Reflection;
using System.Text;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>The invented suppliers of the demo: the CSV that is imported, and who answers for each company.</summary>
internal static class DemoRegister
{
    /// <summary>The file as it is uploaded.</summary>
    public static byte[] File { get; } = ReadFile();

    /// <summary>Companies with their contacts, in the order of the file, each once.</summary>
    public static IReadOnlyList<DemoContact> Contacts { get; } = ReadContacts();

    /// <summary>Who answers for a company.</summary>
    public static DemoContact ContactOf(string company) =>
        Contacts.FirstOrDefault(c => c.Company == company) ?? throw new StepFailedException($"The register of the demo has no company \"{company}\".");

    private static byte[] ReadFile()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("demo-register.csv") ?? throw new InvalidOperationException("The register of the demo is missing in the program.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static DemoContact[] ReadContacts()
    {
        // The demo's file needs no quotes; the importer itself reads every CSV.
        var lines = Encoding.UTF8.GetString(File).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split(',')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        var (company, person, email) = (Column("company"), Column("contact_name"), Column("contact_email"));
        return [.. lines.Skip(1).Select(cells => new DemoContact(cells[company], cells[person], cells[email])).DistinctBy(c => c.Company)];
    }
}

/// <summary>The person at an invented company who gets the mails.</summary>
internal sealed record DemoContact(string Company, string Name, string Email);

using CdmoFlow.People;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Seeding;

/// <summary>A sponsor's person with the part it plays in every team it sits in.</summary>
/// <param name="Person">As the people table has it.</param>
/// <param name="Function">The function it stands for; null for those who only manage projects.</param>
internal sealed record SamplePerson(Person Person, SponsorFunction? Function);

/// <summary>An invented company that looks for a CDMO.</summary>
/// <param name="Name">Its name.</param>
/// <param name="People">Those who can sit in its teams; every part has at least one.</param>
internal sealed record SampleSponsor(string Name, IReadOnlyList<SamplePerson> People)
{
    /// <summary>The people of a function; null asks for the project managers.</summary>
    public IReadOnlyList<SamplePerson> Of(SponsorFunction? function) => [.. People.Where(p => p.Function == function)];
}

namespace CdmoFlow.Local.Seeding;

/// <summary>What a sample world is made from; the same options give the same world, ids included.</summary>
/// <param name="Selections">How many selections, at least one.</param>
/// <param name="Seed">Everything that is left to chance follows from it.</param>
/// <param name="Start">The present of the world: all that is in it happened before.</param>
internal sealed record SeedOptions(int Selections, int Seed, DateTimeOffset Start)
{
    /// <summary>The sponsors' people, at least <see cref="FewestPeople"/>; each sits in several teams.</summary>
    public int People { get; init; } = 36;

    /// <summary>Companies of the supplier register.</summary>
    public int Companies { get; init; } = 60;

    /// <summary>Whether the first selection is the largest that pages are measured with: 8 CDMOs, every criterion, 7 evaluators, both scorecards, at the award gate.</summary>
    public bool Largest { get; init; }

    /// <summary>Whether documents and proposals have their files; without them a large world is made for measurements in a fraction of the time, and its hashes are zeros.</summary>
    public bool Files { get; init; } = true;

    /// <summary>Seed of the world when none is asked for.</summary>
    public const int DefaultSeed = 20270301;

    /// <summary>One person per part of a team, and one sponsor.</summary>
    public const int FewestPeople = 8;
}

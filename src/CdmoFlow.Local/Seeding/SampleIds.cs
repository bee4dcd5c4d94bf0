using Bogus;

namespace CdmoFlow.Local.Seeding;

/// <summary>Ids as the app makes them, version-7 GUIDs without dashes, but from the seed: a world made again has the same.</summary>
internal static class SampleIds
{
    /// <summary>The next id; lists are ordered by its instant.</summary>
    public static string Next(Randomizer random, DateTimeOffset at)
    {
        var tail = Convert.ToHexStringLower(random.Bytes(10));
        return $"{at.ToUnixTimeMilliseconds():x12}7{tail[..3]}8{tail[3..18]}";
    }
}

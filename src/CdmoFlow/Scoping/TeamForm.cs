namespace CdmoFlow.Scoping;

/// <summary>
/// A form offers one line per function; a person with several functions is typed several times there. Lines without a person are dropped
/// and lines of one address united, so that the check sees people.
/// </summary>
public static class TeamForm
{
    /// <summary>The people of a form.</summary>
    public static IReadOnlyList<TeamMemberDocument> Unite(IReadOnlyList<TeamMemberDocument?>? lines) =>
    [
        .. (lines ?? []).OfType<TeamMemberDocument>()
            .Where(line => !string.IsNullOrWhiteSpace(line.Name) || !string.IsNullOrWhiteSpace(line.Email))
            .Select((line, place) => (Line: line, Key: string.IsNullOrWhiteSpace(line.Email) ? $"?{place}" : line.Email.Trim().ToUpperInvariant()))
            .GroupBy(line => line.Key, line => line.Line, StringComparer.Ordinal)
            .Select(person => new TeamMemberDocument
            {
                Name = person.Select(line => line.Name).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)),
                Email = person.First().Email,
                Functions = [.. person.SelectMany(line => line.Functions ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
                Roles = [.. person.SelectMany(line => line.Roles ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
            }),
    ];
}

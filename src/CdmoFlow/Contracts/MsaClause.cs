using CdmoFlow.Records;

namespace CdmoFlow.Contracts;

/// <summary>A clause that no master services agreement of a selection may lack; its text is a starting point for lawyers.</summary>
/// <param name="Key">Stable key such as <c>staged_sow</c>.</param>
/// <param name="Name">Heading of the clause.</param>
/// <param name="Text">Text with the placeholders {sponsor}, {cdmo} and {markets}.</param>
public sealed record MsaClause(string Key, string Name, string Text)
{
    /// <summary>All clauses in order.</summary>
    public static IReadOnlyList<MsaClause> All { get; } = EmbeddedList.Read<MsaClause[]>("Contracts/msa-clauses.json");
}

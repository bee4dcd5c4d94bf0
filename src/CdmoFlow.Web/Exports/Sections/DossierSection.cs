using CdmoFlow.Records.Documents;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>A part of the page of an export, and the kinds of rows that can be read in it.</summary>
/// <param name="Kinds">The records (<see cref="CdmoFlow.Selections.RowKinds"/>) that it shows.</param>
/// <param name="Blocks">Writes it; nothing where there is nothing to say.</param>
public sealed record DossierSection(IReadOnlyList<Type> Kinds, Func<DossierFacts, IEnumerable<Block>> Blocks);

namespace CdmoFlow.Selections.Search;

/// <summary>Something of a selection that its team may find by name.</summary>
/// <param name="Id">Its id within the selection.</param>
/// <param name="Name">The name that people search for.</param>
public sealed record Findable(string Id, string Name);

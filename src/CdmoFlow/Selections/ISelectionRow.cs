namespace CdmoFlow.Selections;

/// <summary>A fact that lies in the partition of its selection, so that it changes in one transaction with the state and the trail.</summary>
public interface ISelectionRow
{
    /// <summary>Row key: the kind, then what makes it unique, separated by <c>|</c>.</summary>
    string RowKey { get; }
}

using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Parts of the RFP that the project manager emptied: nothing stands there because a person decided so, and no source fills them by itself.</summary>
public sealed record EmptiedParts : ISelectionRow
{
    /// <summary>The one row key.</summary>
    public const string Key = "emptied-parts";

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>Keys of the parts.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The parts of a selection that were emptied.</summary>
    public static IReadOnlyList<string> Of(Selection selection) => selection.Find<EmptiedParts>(Key)?.Parts ?? [];

    /// <summary>Notes what typed changes emptied or filled again; adds nothing where neither happened.</summary>
    internal static void Note(Change change, Selection selection, IReadOnlyList<FieldChange> typed)
    {
        var before = Of(selection);
        List<string> after = [.. before.Where(p => typed.All(c => c.Part != p)), .. typed.Where(c => c.After.Length == 0).Select(c => c.Part)];
        if (!after.SequenceEqual(before, StringComparer.Ordinal)) change.Put(new EmptiedParts { Parts = after });
    }
}

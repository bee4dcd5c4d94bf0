using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Tables;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>What the sections of an export are written from.</summary>
/// <param name="Known">The selection with the names of its people.</param>
/// <param name="Now">The instant of the export.</param>
public sealed record DossierFacts(SelectionModel Known, DateTimeOffset Now)
{
    internal Selection Selection => Known.Selection;

    internal string Zone => Selection.State.Brief.TimeZone;

    internal TableCell At(DateTimeOffset? instant) => TableCell.At(instant, Zone);

    /// <summary>A person's name; nothing where there is nobody.</summary>
    internal string Person(string? id) => id is null ? "" : Known.NameOf(id);

    internal string People(IEnumerable<string> ids) => string.Join(", ", ids.Select(Known.NameOf));

    /// <summary>A company's name; nothing where there is none.</summary>
    internal string Cdmo(string? id) => id is null ? "" : Selection.NameOf(id);

    /// <summary>The name of a stored document; nothing where there is none.</summary>
    internal string Document(string? id) => id is null ? "" : Selection.Find<Records.StoredDocument>(Records.StoredDocument.KeyOf(id))?.FileName ?? id;
}

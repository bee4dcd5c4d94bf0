using CdmoFlow.Selections;

namespace CdmoFlow.Records.Retention;

/// <summary>Whose names are to be replaced: everybody whom the records of the selection name, but those who must stay.</summary>
public static class AnonymisationPlan
{
    /// <summary>The plan.</summary>
    /// <param name="selection">Whose period is over.</param>
    /// <param name="mentioned">The people whom its rows name, trail, mails and rooms too.</param>
    /// <param name="cdmoOf">The CDMO of each known person, null for the sponsor's; who is not in it is not known or was anonymised already.</param>
    /// <param name="elsewhere">The people of other selections whose records are still kept.</param>
    public static IReadOnlyList<PlannedPerson> Of(Selection selection, IReadOnlyCollection<string> mentioned, IReadOnlyDictionary<string, string?> cdmoOf, IReadOnlySet<string> elsewhere)
    {
        var selected = selection.State.Stage == Stage.Contracted ? selection.State.WinnerId : null;
        return
        [
            .. mentioned.Where(cdmoOf.ContainsKey).Order(StringComparer.Ordinal).Select(id => new PlannedPerson(
                id,
                cdmoOf[id],
                selected is not null && cdmoOf[id] == selected ? KeptReason.SelectedCdmo : elsewhere.Contains(id) ? KeptReason.OtherSelection : null)),
        ];
    }
}

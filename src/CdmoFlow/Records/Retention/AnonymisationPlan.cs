using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp.Contacts;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Retention;

/// <summary>Finds whose names are to be replaced: everybody who acted in the selection or was named in it, but those who must stay.</summary>
public static class AnonymisationPlan
{
    /// <summary>The people of the selection's records by their ids.</summary>
    public static IReadOnlySet<string> Mentioned(Selection selection, IEnumerable<TrailEntry> trail)
    {
        HashSet<string> ids = new(selection.State.Team.Select(m => m.PersonId), StringComparer.Ordinal);
        ids.UnionWith(selection.Candidates.Select(c => c.ContactPersonId).OfType<string>());
        ids.UnionWith(selection.Invitations.Select(i => i.ContactPersonId));
        ids.UnionWith(selection.Agreements.SelectMany(a => a.Signatures).Select(s => s.PersonId));
        ids.UnionWith(selection.Approaches.Select(a => a.ContactPersonId));
        ids.UnionWith(selection.All<RoomColleague>().Select(c => c.PersonId));
        ids.UnionWith(selection.All<ContactChange>().SelectMany(c => (string?[])[c.From, c.To]).OfType<string>());
        ids.UnionWith(selection.Gates.SelectMany(g => g.Approvers).Select(a => a.PersonId));
        ids.UnionWith(selection.Absences.SelectMany(a => (string[])[a.PersonId, a.DeputyId]));
        foreach (var entry in trail)
        {
            ids.Add(entry.Actor);
            if (entry.OnBehalfOf is { } other) ids.Add(other);
        }

        ids.Remove(People.Actor.System.PersonId);
        return ids;
    }

    /// <summary>The plan.</summary>
    /// <param name="selection">Whose period is over.</param>
    /// <param name="mentioned">The people of its records.</param>
    /// <param name="cdmoOf">The CDMO of each known person, null for the sponsor's; who is not in it is not known or was anonymised already.</param>
    /// <param name="elsewhere">The people of other selections whose records are still kept.</param>
    public static IReadOnlyList<PlannedPerson> Of(Selection selection, IReadOnlySet<string> mentioned, IReadOnlyDictionary<string, string?> cdmoOf, IReadOnlySet<string> elsewhere)
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

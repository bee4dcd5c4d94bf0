using CdmoFlow.Longlist.Outreach;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits about the availability check: companies that stay silent, and contacts that are not the right ones.</summary>
internal static class Answers
{
    public static IEnumerable<OpenTask> Of(Selection selection) => selection.Approaches.Where(a => OutreachWindow.IsOpen(selection, a.CdmoId)).SelectMany(approach => Of(selection, approach));

    private static IEnumerable<OpenTask> Of(Selection selection, Approach approach)
    {
        var (name, path) = (selection.NameOf(approach.CdmoId), $"{OpenTasks.Home(selection)}/outreach");
        if (approach.Answer is { Kind: Availability.WrongContact }) return OpenTasks.ForManagers(selection, $"Put the contact of {name} right", "Whoever was asked is not the right person.", null, path);
        return approach is { IsSilent: true, SilentAt: not null }
            ? OpenTasks.ForManagers(selection, $"Ask {name} another way whether it is available", "It answered neither the teaser nor the reminder.", null, path)
            : [];
    }
}

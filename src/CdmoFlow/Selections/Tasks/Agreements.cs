using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits about single confidentiality agreements: an answer that the sponsor owes, and an end that comes near.</summary>
internal static class Agreements
{
    private const int DaysToDecide = 3;

    public static IEnumerable<OpenTask> Of(Selection selection) => selection.State.HasEnded ? [] : selection.Cdas.Where(c => CdaDatesUpkeep.IsIn(selection, c) || CdaHandIns.Waiting(selection, c.CdmoId) is not null).SelectMany(cda => Of(selection, cda));

    private static IEnumerable<OpenTask> Of(Selection selection, Cda cda)
    {
        var (name, path) = (selection.NameOf(cda.CdmoId), CdaUpkeep.PathOf(selection, cda.CdmoId));
        if (CdaHandIns.Waiting(selection, cda.CdmoId) is { } waiting)
            return OpenTasks.ForManagers(selection, $"Decide on what {name} handed in for its confidentiality agreement", "Accept it, or send it back with a reason; meanwhile nothing moves.", waiting.At.AddDays(DaysToDecide), path);
        if (cda.Ball == CdaSide.Sponsor)
            return OpenTasks.ForManagers(selection, $"Answer {name} about its confidentiality agreement", "The text or the signature is with us.", selection.State.Stage == Stage.Cda ? selection.State.DueAt : null, path);
        if (!cda.Holds || cda.ExpiryNotices.Count == 0 || cda.ExpiresOn is not { } end) return [];
        var day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return OpenTasks.ForManagers(selection, $"Renew the confidentiality agreement with {name}", $"It ends on {day}; after that nothing more is disclosed.", Zones.ToUtc(end.AddDays(1), TimeOnly.MinValue, selection.State.Brief.TimeZone), path);
    }
}

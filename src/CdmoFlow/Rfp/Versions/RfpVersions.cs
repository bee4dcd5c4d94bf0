using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Versions;

/// <summary>All versions of the RFP that went out, put together from what each round began with and what its addenda changed.</summary>
public static class RfpVersions
{
    /// <summary>The versions, oldest first; what is being written for another round comes last, with the number 0.</summary>
    public static IReadOnlyList<RfpVersion> Of(Selection selection)
    {
        List<RfpVersion> versions = [];
        for (var round = 1; round <= selection.State.RfpRound; round++) AddRound(versions, selection, round);
        if (versions.Count > 0 && selection.State.Stage is Stage.Cda or Stage.RfpPreparation)
        {
            var written = TextsOf(RfpContent.Of(selection.State.Brief));
            if (Between(versions[^1].Texts, written).Count > 0) versions.Add(new(0, selection.State.RfpRound, null, null, null, written, []));
        }

        return versions;
    }

    /// <summary>The parts that differ from one version to another, in the order of the RFP.</summary>
    public static IReadOnlyList<FieldChange> Between(RfpVersion from, RfpVersion to) => Between(from.Texts, to.Texts);

    private static IReadOnlyList<FieldChange> Between(IReadOnlyDictionary<string, string> from, IReadOnlyDictionary<string, string> to) =>
        [.. RfpPart.All.Select(p => new FieldChange(p.Key, from[p.Key], to[p.Key])).Where(c => !string.Equals(c.Before, c.After, StringComparison.Ordinal))];

    private static void AddRound(List<RfpVersion> versions, Selection selection, int round)
    {
        var addenda = selection.Amendments.Where(a => a.State == AmendmentState.Issued && a.Round == round).OrderBy(a => a.Addendum).ToList();
        if (Begin(selection, round, addenda) is not { } begin) return;
        IReadOnlyDictionary<string, string> texts = begin.Texts;
        versions.Add(new(versions.Count + 1, round, null, begin.At, null, texts, []));
        foreach (var amendment in addenda)
        {
            texts = With(texts, amendment.Changes.Select(c => (c.Part, c.After)));
            versions.Add(new(versions.Count + 1, round, amendment.Addendum, amendment.IssuedAt, amendment.Reason, texts, amendment.Files));
        }
    }

    /// <summary>What a round began with. One that began before that was kept is put together backwards from what its RFP says now, as long as it is the last round.</summary>
    private static (IReadOnlyDictionary<string, string> Texts, DateTimeOffset? At)? Begin(Selection selection, int round, List<Amendment> addenda)
    {
        if (selection.Find<IssuedRfp>(IssuedRfp.KeyOf(round)) is { } kept) return (TextsOf(kept.Content), kept.At);
        var state = selection.State;
        if (round != state.RfpRound || state.Timeline.LastOrDefault(e => e.Stage == Stage.RfpIssued) is not { } issued || state.Stage is Stage.Cda or Stage.RfpPreparation) return null;
        IReadOnlyDictionary<string, string> texts = TextsOf(RfpContent.Of(state.Brief));
        foreach (var amendment in Enumerable.Reverse(addenda)) texts = With(texts, amendment.Changes.Select(c => (c.Part, c.Before)));
        return (texts, issued.At);
    }

    private static Dictionary<string, string> TextsOf(RfpContent content) => RfpPart.All.ToDictionary(p => p.Key, p => p.TextOf(content), StringComparer.Ordinal);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> texts, IEnumerable<(string Part, string Text)> changes)
    {
        var merged = new Dictionary<string, string>(texts, StringComparer.Ordinal);
        foreach (var (part, text) in changes) merged[part] = text;
        return merged;
    }
}

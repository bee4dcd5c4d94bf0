using CdmoFlow.Evaluation;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Evaluation;

/// <summary>Criteria, points and red flags on pages, in the reader's language; documents and mails have the names of the lists.</summary>
public static class ScoreWords
{
    /// <summary>The name of a criterion.</summary>
    public static string NameOf(Criterion criterion) => T.Find($"Criteria_{criterion.Key}") ?? criterion.Name;

    /// <summary>What to look for.</summary>
    public static string MeaningOf(Criterion criterion) => T.Find($"CriteriaMean_{criterion.Key}") ?? criterion.Description;

    /// <summary>The name of a group of criteria.</summary>
    public static string NameOf(CriterionGroup group) => T.Find($"Criteria_{group.Key}") ?? group.Name;

    /// <summary>The word for a number of points.</summary>
    public static string LabelOf(ScoreAnchor anchor) => T.Find($"Anchors_Label_{anchor.Score}") ?? anchor.Label;

    /// <summary>What a number of points means.</summary>
    public static string MeaningOf(ScoreAnchor anchor) => T.Find($"Anchors_Meaning_{anchor.Score}") ?? anchor.Meaning;

    /// <summary>The name of a red flag.</summary>
    public static string FlagOf(string key) => T.Find($"Flags_{key}") ?? RedFlag.NameOf(key);
}

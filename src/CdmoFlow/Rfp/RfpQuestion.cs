using CdmoFlow.Records;

namespace CdmoFlow.Rfp;

/// <summary>A question that every CDMO answers, so that answers can be compared.</summary>
/// <param name="Key">Stable key such as <c>q1_costs</c>.</param>
/// <param name="Question">As it stands in the RFP.</param>
/// <param name="GoodAnswer">What evaluators hope for; never shown to a CDMO.</param>
/// <param name="WatchFor">What should make them ask again, or empty; never shown to a CDMO.</param>
public sealed record RfpQuestion(string Key, string Question, string GoodAnswer, string WatchFor)
{
    /// <summary>All questions in order.</summary>
    public static IReadOnlyList<RfpQuestion> All { get; } = EmbeddedList.Read<RfpQuestion[]>("Rfp/questions.json");
}

using CdmoFlow.Evaluation;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The documents of an RFP round: one to read in the browser, one to print, one to work with.</summary>
public static class RfpFiles
{
    /// <summary>How the ids of the RFP's own forms begin, such as <c>rfp-1</c> of <c>rfp-1-pdf</c>.</summary>
    public static string Id(int round) => FormattableString.Invariant($"rfp-{round}");

    /// <summary>Id of the HTML version.</summary>
    public static string HtmlId(int round) => $"{RoundPrefix(round)}html";

    /// <summary>How the ids of all documents of a round begin, addenda among them.</summary>
    public static string RoundPrefix(int round) => $"rfp-{round}-";

    /// <summary>The documents of the current round with its addenda; empty until they are rendered.</summary>
    public static IReadOnlyList<StoredDocument> OfRound(Selection selection) =>
        [.. selection.Documents.Where(d => d.Id.StartsWith(RoundPrefix(selection.State.RfpRound), StringComparison.Ordinal))];

    /// <summary>What the document states beside the brief: the deadline of the state once it is set, otherwise the one that issuing now would set.</summary>
    public static RfpTerms Terms(Selection selection, DateTimeOffset now)
    {
        var (state, schedule) = (selection.State, selection.State.Brief.Schedule);
        var deadline = state.RfpDeadline ?? Days.After(now, schedule.RfpDays, state.Brief.TimeZone);
        var questions = state.QuestionsUntil ?? Days.After(now, Math.Min(schedule.QuestionsDays, schedule.RfpDays), state.Brief.TimeZone);
        return new RfpTerms(state.Id, deadline, questions, state.Brief.RfpRules.ShowWeights ? Scorecards.Weights(state) : null)
        {
            AnswersBy = state.AnswersUntil ?? QuestionWindow.AnswersDue(selection, questions, deadline),
            Files = [.. (state.Stage < Stage.RfpIssued ? DataRooms.Current(selection).Where(a => a.IsReadable) : DataRooms.Out(selection)).Select(a => new RfpFile(Text.Words(a.Category), a.File.Name, a.Version, a.Description))],
        };
    }

    /// <summary>
    /// Records the rendered documents and, in the same transaction, the deadline that they print: what is issued afterwards is what was printed.
    /// Empty when the round has its documents already.
    /// </summary>
    public static Change Record(Selection selection, RfpTerms terms, IReadOnlyList<StoredDocument> documents)
    {
        var change = new Change();
        if (selection.State.Stage != Stage.RfpPreparation || OfRound(selection).Count > 0) return change;
        foreach (var document in documents) change.Put(document);
        return change
            .Put(selection.State with { RfpDeadline = terms.Deadline, QuestionsUntil = terms.QuestionsClose, AnswersUntil = terms.AnswersBy })
            .Note("rfp.rendered", HtmlId(selection.State.RfpRound), null, documents[0].Sha256);
    }
}

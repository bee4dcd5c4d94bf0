using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>Published answers as a numbered addendum: every question in the wording for all with its answer, and nobody's name.</summary>
public static class AnswersAddendum
{
    /// <summary>The published questions of an addendum, in its order; empty where the number is none of answers.</summary>
    public static IReadOnlyList<Question> Of(Selection selection, int addendum) =>
        [.. selection.Questions.Where(q => q.Addendum == addendum && q.State == QuestionState.Published).OrderBy(q => q.Number)];

    /// <summary>The place of a question within its addendum, from 1: what CDMOs call it, because the number of the selection would tell how much others ask.</summary>
    public static int PlaceOf(Selection selection, Question question) => Of(selection, question.Addendum ?? 0).TakeWhile(q => q.Number != question.Number).Count() + 1;

    /// <summary>How the ids of its forms begin; they begin like the other documents of the round.</summary>
    public static string Id(int round, int addendum) => FormattableString.Invariant($"{RfpFiles.RoundPrefix(round)}addendum-{addendum}");

    /// <summary>The addenda of answers that have no documents yet, while the RFP is out.</summary>
    public static IReadOnlyList<int> WithoutDocuments(Selection selection) => selection.State.Stage != Stage.RfpIssued ? [] :
    [
        .. selection.Questions.Where(q => q is { State: QuestionState.Published, Addendum: not null } && q.Round == selection.State.RfpRound)
            .Select(q => q.Addendum!.Value).Distinct().Order().Where(a => !AreStored(selection, a)),
    ];

    /// <summary>True once its documents are recorded.</summary>
    public static bool AreStored(Selection selection, int addendum) =>
        Of(selection, addendum) is [var first, ..] && selection.Find<StoredDocument>(StoredDocument.KeyOf($"{Id(first.Round, addendum)}-pdf")) is not null;

    /// <summary>Builds the document.</summary>
    /// <exception cref="InvalidOperationException">Nothing of these is published.</exception>
    public static Document Build(IReadOnlyList<Question> published, Brief brief, string reference)
    {
        if (published is not [{ Addendum: { } number, PublishedAt: { } at }, ..]) throw new InvalidOperationException("Only published answers are an addendum.");
        return new Document(
            string.Create(CultureInfo.InvariantCulture, $"Addendum {number} to the request for proposal: {brief.Program}, {brief.WorkPackage}"),
            $"{brief.Sponsor} · reference {reference} · confidential",
            [
                new Note($"Issued at {Zones.Format(at, brief.TimeZone)} to every invited company. These answers are part of the request for proposal from then on."),
                .. published.SelectMany((q, i) => Entry(q, i + 1)),
            ]);
    }

    /// <summary>Records the rendered documents and shares them with everybody who has the RFP; empty when that was done before.</summary>
    public static Change Record(Selection selection, int addendum, IReadOnlyList<StoredDocument> documents)
    {
        var change = new Change();
        if (Of(selection, addendum) is not [var first, ..] || AreStored(selection, addendum)) return change;
        string[] readers = [.. selection.Invitations.Where(i => i.Round == first.Round && i.State != InvitationState.Prepared).Select(i => i.CdmoId)];
        foreach (var document in documents) change.Put(document with { SharedWith = readers });
        return change.Note("addendum.rendered", Id(first.Round, addendum), null, documents[0].Sha256);
    }

    private static IEnumerable<Block> Entry(Question question, int place) =>
    [
        new Heading(1, string.Create(CultureInfo.InvariantCulture, $"Question {place}: {Text.Words(question.Category).ToLowerInvariant()}")),
        new Paragraph(question.PublicText!),
        new Heading(2, "Answer"),
        new Paragraph(question.Answer!),
    ];
}

using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Evaluation;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Web.Documents;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.Local.Seeding;

/// <summary>The documents of a sample selection: rendered as the app's own activities do, under names that follow from the selection.</summary>
/// <param name="rendered">False renders nothing: for a rehearsal, which only finds out how long the story takes, and for worlds without files.</param>
internal sealed class SampleFiles(bool rendered)
{
    private readonly List<SampleBlob> blobs = [];

    /// <summary>Whether there are bytes at all.</summary>
    public bool AreRendered => rendered;

    /// <summary>What has to lie in Blob Storage.</summary>
    public IReadOnlyList<SampleBlob> Blobs => blobs;

    /// <summary>What the rendering activities would do now; empty when nothing is to be rendered.</summary>
    public Change Due(Selection selection, DateTimeOffset now)
    {
        var key = selection.State.ContractRound.ToString(CultureInfo.InvariantCulture);
        if (IsRfpComplete(selection, now)) return RfpFiles.OfRound(selection).Count > 0 ? IssueRfp.Due(selection, now) : Rfp(selection, now);
        if (Addenda.Amendments(selection).FirstOrDefault(a => !AddendumFiles.AreStored(selection, a)) is { } amendment) return Addendum(selection, amendment, now);
        if (IssueAgreements.Pending(selection, key) is { Count: > 0 } pending)
            return IssueAgreements.Due(selection, key, [.. pending.Select(agreement => Agreement(selection, agreement, now))]);
        return selection.All<DecisionProposal>().FirstOrDefault(p => selection.Documents.All(d => d.Id != p.DocumentId("pdf"))) is { } proposal ? Memo(selection, proposal, now) : new Change();
    }

    /// <summary>The comparison of the CDMOs, as it is stored for a gate.</summary>
    public Change Comparison(Selection selection, DateTimeOffset now)
    {
        var ranking = Scorecards.Ranked(selection, ScorePass.Proposal);
        var names = ranking.ToDictionary(r => r.Card.CdmoId, r => selection.NameOf(r.Card.CdmoId), StringComparer.Ordinal);
        var document = ComparisonDocument.Build($"Comparison 1: {selection.State.Title}", ScoringPass.Proposal, ranking, names, ranking.ToDictionary(r => r.Card.CdmoId, r => QuestionDepth.Of(selection, r.Card.CdmoId), StringComparer.Ordinal));
        return RenderedForms.Stored(Forms(selection, "comparison-1", "comparison-1", document, now), "comparison.stored");
    }

    /// <summary>Keeps bytes for a container and answers their hash.</summary>
    public string Keep(string container, string name, byte[] content)
    {
        if (!rendered) return new string('0', 64);
        blobs.Add(new SampleBlob(container, name, content));
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>A PDF of the selection.</summary>
    public StoredDocument Pdf(Selection selection, string id, string file, Document document, DateTimeOffset now, params IReadOnlyList<string> sharedWith) =>
        Save(selection, id, file, DocumentForm.Pdf, document, now, sharedWith);

    private static bool IsRfpComplete(Selection selection, DateTimeOffset now) =>
        selection.State.Stage == Stage.RfpPreparation && RfpGaps.Of(selection, now).Count == 0;

    private Change Rfp(Selection selection, DateTimeOffset now)
    {
        var terms = RfpFiles.Terms(selection, now);
        var document = RfpDocument.Build(selection.State.Brief, terms);
        var round = selection.State.RfpRound.ToString(CultureInfo.InvariantCulture);
        var (id, file) = ($"rfp-{round}", $"request-for-proposal-{round}");
        return RfpFiles.Record(selection, terms, Forms(selection, id, file, document, now));
    }

    private Change Addendum(Selection selection, Amendment amendment, DateTimeOffset now)
    {
        var (brief, number) = (selection.State.Brief, amendment.Addendum!.Value.ToString(CultureInfo.InvariantCulture));
        var (addendum, whole) = (AddendumDocument.Build(amendment, brief, selection.Id), RfpDocument.Build(brief, RfpFiles.Terms(selection, now)));
        var (id, wholeId) = ($"{RfpFiles.RoundPrefix(amendment.Round)}addendum-{number}", $"{RfpFiles.RoundPrefix(amendment.Round)}amended-{number}");
        var (file, wholeFile) = ($"addendum-{number}", $"request-for-proposal-{amendment.Round.ToString(CultureInfo.InvariantCulture)}-with-addendum-{number}");
        return AddendumFiles.Record(
            selection, amendment,
            Forms(selection, id, file, addendum, now),
            Forms(selection, wholeId, wholeFile, whole, now));
    }

    private Change Memo(Selection selection, DecisionProposal proposal, DateTimeOffset now)
    {
        var memo = DecisionMemo.Build(MemoFacts.Of(selection, proposal));
        var id = $"decision-memo-{proposal.Number.ToString(CultureInfo.InvariantCulture)}";
        return RenderedForms.Stored(Forms(selection, id, id, memo, now), "decision_memo.stored");
    }

    private RenderedAgreement Agreement(Selection selection, Agreement agreement, DateTimeOffset now)
    {
        var draft = AgreementDocuments.Build(agreement.Kind, IssueAgreements.Facts(selection));
        var id = $"{EnumNames.Of(agreement.Kind)}-{selection.State.ContractRound.ToString(CultureInfo.InvariantCulture)}";
        var file = $"{EnumNames.Of(agreement.Kind).Replace('_', '-')}-{agreement.CdmoId}";
        return new RenderedAgreement(agreement.Kind, Forms(selection, id, file, draft, now, agreement.CdmoId));
    }

    private IReadOnlyList<StoredDocument> Forms(Selection selection, string id, string file, Document document, DateTimeOffset now, params IReadOnlyList<string> sharedWith) =>
        [.. DocumentForm.All.Select(form => Save(selection, id, file, form, document, now, sharedWith))];

    private StoredDocument Save(Selection selection, string begins, string file, DocumentForm form, Document document, DateTimeOffset now, IReadOnlyList<string> sharedWith)
    {
        var id = $"{begins}-{form.Ending}";
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{selection.Id}|{id}")))[..32];
        var bytes = rendered ? form.Render(document) : [];
        return new StoredDocument
        {
            Id = id,
            FileName = $"{file}.{form.Ending}",
            ContentType = form.ContentType,
            BlobName = name,
            Length = bytes.Length,
            Sha256 = Keep(Containers.Documents, name, bytes),
            At = now,
            SharedWith = sharedWith,
        };
    }
}

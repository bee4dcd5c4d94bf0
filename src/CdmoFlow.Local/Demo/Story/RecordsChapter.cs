using System.Text;
using CdmoFlow.Contracts;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>The trail is checked, and the documents are fetched into the folder that the story leaves behind.</summary>
internal static class RecordsChapter
{
    private static readonly string[] Needed = ["request-for-proposal", "comparison", "memo", "msa", "sow", "quality"];

    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, manager) = (story.Scene, await story.Scene.ManagerAsync());
        var answer = (await manager.Browser.GetAsync($"api/selections/{scene.Id}/trail")).Expect(200);
        var trail = answer.As<TrailAnswer>();
        if (trail.FirstBreak is not null) throw new StepFailedException($"The audit trail is broken: {trail.FirstBreak}");
        await story.Evidence.KeepAsync("trail.json", Encoding.UTF8.GetBytes(answer.Body));
        var selection = await scene.LookAsync();
        foreach (var document in selection.Documents)
            await story.Evidence.KeepDocumentAsync(PathOf(document), scene.Id, document, manager.Browser);
        foreach (var needed in Needed.Where(n => !selection.Documents.Any(d => d.FileName.Contains(n, StringComparison.OrdinalIgnoreCase))))
            throw new StepFailedException($"No document \"{needed}\" was left.");
        await story.Evidence.KeepAsync(Path.Combine("agreements", "signatures.pdf"), PdfDocument.Render(Signatures(selection)));
        await story.SayAsync($"The audit trail is whole: {trail.Entries.Count} rows. RFP, receipts, comparisons, decision memo and agreements are in demo-out.");
    }

    private static string PathOf(DocumentAnswer document) =>
        document.FileName.StartsWith("msa", StringComparison.Ordinal) || document.FileName.StartsWith("sow", StringComparison.Ordinal) || document.FileName.StartsWith("quality", StringComparison.Ordinal)
            ? Path.Combine("agreements", document.FileName)
            : document.FileName;

    private static Document Signatures(SelectionAnswer selection) => new("Signatures", selection.State.Title,
    [
        .. selection.Agreements.SelectMany(a => (Block[])
        [
            new Heading(1, AgreementNames.Of(a.Kind)),
            new KeyValues([new("State", EnumNames.Of(a.State)), new("SHA-256 of the document", a.DocumentSha256 ?? "")]),
            new Table("Signed by", ["Name", "Side", "Meaning", "Time (UTC)"], [.. a.Signatures.Select(s => (IReadOnlyList<string>)[s.PrintedName, s.Side, s.Meaning, s.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)])]),
        ]),
    ]);
}

using System.Text.Json;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Proposals.Opening;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Tests.Proposals.Opening;

/// <summary>Who opened what and when is one record, by hash and without the name of any file.</summary>
public class OpeningRecordTests
{
    private static readonly DateTimeOffset Opened = Given.Now.AddDays(30);

    private static readonly string Plan = new('1', 64);
    private static readonly string Prices = new('2', 64);

    private static RoomSubmission Content(string cdmoId, string plan)
    {
        SubmittedFile File(string id, string sha, Envelope envelope) => new() { Id = id, Name = $"{id}.pdf", Length = 7, ETag = id, StagingBlob = id, Snapshot = id, SealedBlob = id, Sha256 = sha, Envelope = envelope };
        var content = new RoomSubmission
        {
            Id = $"s-{cdmoId}",
            At = Given.Now,
            By = $"p-{cdmoId}",
            Files = [File("secret-plan", plan, Envelope.Technical), File("secret-prices", Prices, Envelope.Price)],
            TotalPrice = 987_654,
            Currency = "EUR",
            ValidUntil = new(2027, 12, 31),
            Salt = cdmoId,
            Anchor = "",
        };
        return content with { Anchor = content.ComputeAnchor() };
    }

    private static (Selection Selection, IReadOnlyList<(string CdmoId, RoomSubmission Content)> Rooms) Open(EnvelopeRule envelopes, ProposalState state)
    {
        var given = GivenOffers.Issued().In(Stage.Scoring).With(s => s with { Brief = s.Brief with { Envelopes = envelopes }, Opening = [new(Given.Manager, Opened.AddHours(-1)), new(Given.Quality, Opened)] });
        List<(string, RoomSubmission)> rooms = [];
        foreach (var cdmo in (string[])["alpha", "bravo"])
        {
            var content = Content(cdmo, Plan);
            rooms.Add((cdmo, content));
            given.With(new ProposalSeal { CdmoId = cdmo, Version = 1, SubmissionId = content.Id, SubmittedAt = Given.Now, Anchor = content.Anchor, FilesSha256 = content.ComputeFilesSha256(), State = state, FilesVerified = true });
        }

        return (given.Build(), rooms);
    }

    [Fact]
    public void It_says_who_opened_and_when_and_every_version_with_the_hash_of_each_file()
    {
        var (selection, rooms) = Open(EnvelopeRule.Together, ProposalState.Opened);
        var record = OpeningRecord.OfProposals(selection, rooms)!;
        Assert.Equal([Given.Manager, Given.Quality], record.Confirmed.Select(c => c.PersonId));
        Assert.Equal(Opened, record.OpenedAt);
        Assert.Equal([("alpha", 1, true), ("bravo", 1, true)], record.Versions.Select(v => (v.Seal.CdmoId, v.Seal.Version, v.IsAsSealed == true)));
        Assert.Equal([(1, 7L, Plan), (2, 7L, Prices)], record.Versions[0].Files.Select(f => (f.Number, f.Length, f.Sha256!)));
        Assert.Null(OpeningRecord.OfPrices(selection, rooms));
    }

    [Fact]
    public void Before_the_second_person_there_is_none()
    {
        var (selection, rooms) = Open(EnvelopeRule.Together, ProposalState.Sealed);
        Assert.Null(OpeningRecord.OfProposals(selection, rooms));
        var half = selection.After(new Change().Put(selection.State with { Opening = [selection.State.Opening[0]] }));
        Assert.Null(OpeningRecord.OfProposals(half, rooms));
    }

    [Fact]
    public void Where_prices_are_opened_apart_their_files_have_a_record_of_their_own()
    {
        var (selection, rooms) = Open(EnvelopeRule.Separate, ProposalState.OpenedTechnical);
        var record = OpeningRecord.OfProposals(selection, rooms)!;
        Assert.Equal([Plan, Plan], record.Versions.SelectMany(v => v.Files).Select(f => f.Sha256));
        Assert.DoesNotContain(Prices, JsonSerializer.Serialize(record, Json.Options), StringComparison.Ordinal);
        var locked = new PriceEnvelope { LockedAt = Opened, LockedBy = Given.Manager, Reason = "All scored.", Scores = "x", Opening = [new(Given.Manager, Opened.AddDays(1)), new(Given.Finance, Opened.AddDays(2))] };
        Assert.Null(OpeningRecord.OfPrices(selection.After(new Change().Put(locked)), rooms));
        var change = new Change().Put(locked with { OpenedAt = Opened.AddDays(2) });
        foreach (var seal in selection.Proposals) change.Put(seal with { State = ProposalState.OpenedPrice });
        var prices = OpeningRecord.OfPrices(selection.After(change), rooms)!;
        Assert.Equal([Given.Manager, Given.Finance], prices.Confirmed.Select(c => c.PersonId));
        Assert.Equal([Prices, Prices], prices.Versions.SelectMany(v => v.Files).Select(f => f.Sha256));
        Assert.Equal([2, 2], prices.Versions.Select(v => v.Files.Count + 1));
    }

    [Fact]
    public void A_file_that_was_replaced_after_the_opening_leaves_the_record_as_it_was()
    {
        var (selection, rooms) = Open(EnvelopeRule.Together, ProposalState.Opened);
        var later = Content("alpha", new string('3', 64)) with { Id = "s-alpha-later" };
        var first = selection.Proposals[0];
        selection = selection.After(new Change().Put(first with { State = ProposalState.Superseded }).Put(first with { Version = 2, SubmissionId = later.Id, SubmittedAt = Opened.AddDays(1), ReplacesVersion = 1, FilesSha256 = null }));
        var version = OpeningRecord.OfProposals(selection, [.. rooms, ("alpha", later)])!.Versions[0];
        Assert.Equal((1, 2, Plan), (version.Seal.Version, version.ReplacedBy!.Value, version.Files[0].Sha256));
    }

    [Fact]
    public void Content_that_is_not_what_was_sealed_is_marked_and_content_that_is_not_here_is_no_lie()
    {
        var (selection, rooms) = Open(EnvelopeRule.Together, ProposalState.Opened);
        var swapped = rooms[0].Content with { Files = [rooms[0].Content.Files[0] with { Sha256 = Prices }, rooms[0].Content.Files[1]] };
        Assert.Equal([false, null], OpeningRecord.OfProposals(selection, [("alpha", swapped)])!.Versions.Select(v => v.IsAsSealed));
    }

    [Fact]
    public void The_document_names_the_persons_and_the_hashes_and_no_file_and_no_price()
    {
        var (selection, rooms) = Open(EnvelopeRule.Together, ProposalState.Opened);
        var document = OpeningRecordDocument.Build(selection, OpeningRecord.OfProposals(selection, rooms)!, null, id => id == Given.Manager ? "Nora Falk" : "Udo Kern");
        var html = HtmlDocument.Render(document);
        foreach (var words in (string[])["Nora Falk", "Udo Kern", "alpha labs", Plan, Prices, rooms[0].Content.Anchor, rooms[0].Content.ComputeFilesSha256()!]) Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
        Assert.DoesNotContain("987", html, StringComparison.Ordinal);
        Assert.Equal("%PDF"u8.ToArray(), PdfDocument.Render(document)[..4]);
    }
}

using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

/// <summary>Whoever exchanges a file together with its row is found by the hash in the trail.</summary>
public class SealedContentTests
{
    private static SubmittedFile File(string id, string? sha) => new() { Id = id, Name = $"{id}.pdf", Length = 1, ETag = id, StagingBlob = id, Snapshot = id, SealedBlob = id, Sha256 = sha };

    private static RoomSubmission Content(params SubmittedFile[] files) =>
        new RoomSubmission { Id = "s1", At = Given.Now, By = "p-alpha", Files = files, TotalPrice = 12, Currency = "EUR", ValidUntil = new(2027, 12, 31), Salt = "5a17", Anchor = "" } is var c ? c with { Anchor = c.ComputeAnchor() } : null!;

    private static readonly RoomSubmission Whole = Content(File("plan", new string('1', 64)), File("prices", new string('2', 64)));

    private static (Selection Selection, IReadOnlyList<TrailEntry> Trail) Sealed(RoomSubmission content)
    {
        var selection = GivenOffers.Issued().Build();
        var submitted = SubmitProposal.Decide(selection, "alpha", content, Given.AsCdmo("alpha"), Given.Now).Change!;
        selection = selection.After(submitted);
        var verified = FilesSealed.Due(selection, "alpha", 1, content);
        var (entries, _) = TrailChain.Append(TrailHead.Empty, [.. submitted.Trail, .. verified.Trail], Actor.System, Given.Now, new byte[32]);
        return (selection.After(verified), entries);
    }

    private static string? Break(RoomSubmission? now)
    {
        var (selection, trail) = Sealed(Whole);
        return SealedContent.FirstBreak(selection, trail, now is null ? [] : [("alpha", now)]);
    }

    [Fact]
    public void The_hash_over_the_files_changes_with_every_file_and_is_not_found_by_trying()
    {
        var hash = Whole.ComputeFilesSha256();
        Assert.Equal(hash, Whole.ComputeFilesSha256());
        Assert.NotEqual(hash, (Whole with { Files = [Whole.Files[0], Whole.Files[1] with { Sha256 = new string('3', 64) }] }).ComputeFilesSha256());
        Assert.NotEqual(hash, (Whole with { Files = [Whole.Files[1], Whole.Files[0]] }).ComputeFilesSha256());
        Assert.NotEqual(hash, (Whole with { Salt = "5a18" }).ComputeFilesSha256());
        Assert.Null(Content(File("plan", null)).ComputeFilesSha256());
    }

    [Fact]
    public void It_stands_in_the_trail_and_in_the_seal_from_the_sealing_on_and_nothing_readable_with_it()
    {
        var (selection, trail) = Sealed(Whole);
        Assert.Equal(Whole.ComputeFilesSha256(), selection.Proposals[0].FilesSha256);
        Assert.Equal($"{Whole.Anchor}, files sha-256 {Whole.ComputeFilesSha256()}", trail[^1].Note.New);
        Assert.DoesNotContain(trail, e => e.Note.New!.Contains("plan", StringComparison.Ordinal) || e.Note.New.Contains(new string('1', 64), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_a_price_or_a_row_that_is_not_what_was_sealed_is_named_by_its_row_of_the_trail()
    {
        Assert.Null(Break(Whole));
        Assert.Equal("The files of proposal|alpha|001 are not those whose hash stands in row 2.", Break(Whole with { Files = [Whole.Files[0], Whole.Files[1] with { Sha256 = new string('3', 64) }] }));
        // The anchor in the row is exchanged with the price.
        var cheaper = Whole with { TotalPrice = 11 };
        Assert.Equal("The answers or prices of proposal|alpha|001 are not those whose hash stands in row 2.", Break(cheaper with { Anchor = cheaper.ComputeAnchor() }));
        Assert.Equal("The content of proposal|alpha|001, sealed in row 2, is gone.", Break(null));
        Assert.Equal("The content of proposal|alpha|001, sealed in row 2, is gone.", Break(Whole with { Id = "s2" }));
        var (_, trail) = Sealed(Whole);
        Assert.Equal("The seal proposal|alpha|001, noted in row 2, is gone.", SealedContent.FirstBreak(GivenOffers.Issued().Build(), trail, [("alpha", Whole)]));
    }

    [Fact]
    public void What_an_export_left_out_and_what_earlier_versions_noted_is_no_break()
    {
        var (selection, trail) = Sealed(Whole);
        var imported = TrailChain.Append(new TrailHead(2, trail[^1].Hash), [new(TrailChain.Imported, selection.Id, null, null, null)], Actor.System, Given.Now, new byte[32]).Entries;
        Assert.Null(SealedContent.FirstBreak(selection, [.. trail, .. imported], []));
        var old = trail[^1] with { Note = trail[^1].Note with { New = Whole.Anchor } };
        Assert.Null(SealedContent.FirstBreak(selection, [trail[0], old], [("alpha", Whole)]));
        Assert.NotNull(SealedContent.FirstBreak(selection, [trail[0], old], [("alpha", Whole with { TotalPrice = 11 })]));
    }
}

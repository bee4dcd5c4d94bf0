using CdmoFlow.Proposals;
using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Records.Exports;

public class SealedMissingTests
{
    private static readonly string[] Others = ["The RFP is incomplete: budget."];

    [Fact]
    public void The_sentence_names_who_is_missing_and_goes_with_the_last_of_them()
    {
        var selection = Told(Given.ASelection().In(Stage.RfpIssued).WithCandidates(3).WithProposal("alpha").WithProposal("bravo").WithProposal("charlie", ProposalState.Opened), []);
        Assert.Equal($"{SealedMissing.Begin}alpha labs, bravo labs. They have to be submitted again, or restored from an export that carries them.", selection.State.NeedsAttention[^1]);
        Assert.True(SealedMissing.Settle(selection, []).Change!.IsEmpty);

        selection = selection.After(SealedMissing.Settle(selection, ["s-alpha-1"]).Change!);
        Assert.StartsWith($"{SealedMissing.Begin}bravo labs.", selection.State.NeedsAttention[^1], StringComparison.Ordinal);
        var over = SealedMissing.Settle(selection, ["s-alpha-1", "s-bravo-1"]).Change!;
        Assert.Equal("restore.content_there", Assert.Single(over.Trail).Action);
        Assert.Equal(Others, selection.After(over).State.NeedsAttention);
    }

    [Fact]
    public void A_version_that_was_replaced_or_withdrawn_is_missed_no_more()
    {
        var given = Given.ASelection().In(Stage.RfpIssued).WithCandidates(1).WithProposal("alpha");
        Told(given, []);
        given.WithProposal("alpha", ProposalState.Superseded).WithProposal("alpha", version: 2);
        Assert.Equal(Others, Settled(given, "s-alpha-2"));
        given.WithProposal("alpha", ProposalState.Withdrawn, version: 2);
        Assert.Equal(Others, Settled(given));
    }

    [Fact]
    public void A_selection_that_has_ended_misses_nothing()
    {
        var given = Given.ASelection().In(Stage.RfpIssued).WithCandidates(1).WithProposal("alpha");
        Told(given, []);
        Assert.Equal(Others, Settled(given.In(Stage.Cancelled)));
    }

    // Also leaves the builder in that state.
    private static Selection Told(Given given, IReadOnlyCollection<string> stored)
    {
        given.With(s => s with { NeedsAttention = Others });
        var selection = given.Build();
        given.With(_ => SealedMissing.Told(selection, SealedMissing.Of(selection, stored)));
        return given.Build();
    }

    private static IReadOnlyList<string> Settled(Given given, params string[] stored) =>
        given.Build() is var selection ? selection.After(SealedMissing.Settle(selection, stored).Change!).State.NeedsAttention : [];
}

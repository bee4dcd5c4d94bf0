using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Evaluation;

public sealed class FlagTests
{
    private static readonly FlagInput Merger = new("alpha", "recent_merger", "Bought by a competitor in spring.");

    [Fact]
    public void The_list_has_the_seventeen_red_flags_each_once() => Assert.Equal(17, RedFlag.All.Select(f => f.Key).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_stranger_raises_no_flag() => Assert.Equal(RefusalKind.Forbidden, RaiseFlag.Decide(Start().Build(), Merger, Given.AsStranger, Given.Now).Refusal!.Kind);

    [Fact]
    public void Every_wrong_field_is_named() =>
        Assert.Equal(["cdmoId", "flagKey", "evidence"], RaiseFlag.Decide(Start().Build(), new FlagInput("nobody", "ugly", "no"), Given.AsFinance, Given.Now).Refusal!.Errors.Select(e => e.Field));

    [Fact]
    public void A_flag_is_raised_to_be_confirmed_and_not_twice()
    {
        var selection = Start().Build();
        var after = selection.After(RaiseFlag.Decide(selection, Merger, Given.AsFinance, Given.Now).Change!);
        Assert.Equal(FlagState.ToConfirm, after.Flags.Single().State);
        Assert.True(RaiseFlag.Decide(after, Merger, Given.AsFinance, Given.Now).Change!.IsEmpty);
        Assert.Equal("flag-raised", RaiseFlag.Decide(after, Merger with { Evidence = "Something else was seen." }, Given.AsFinance, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void The_project_manager_alone_judges_it_with_a_reason()
    {
        var selection = Start().Build();
        selection = selection.After(RaiseFlag.Decide(selection, Merger, Given.AsFinance, Given.Now).Change!);
        var dismiss = new FlagResolutionInput("dismiss", "The merger fell through.");
        Assert.Equal(RefusalKind.Forbidden, ResolveFlag.Decide(selection, "alpha", "recent_merger", dismiss, Given.AsFinance, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, ResolveFlag.Decide(selection, "bravo", "recent_merger", dismiss, Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal(["verdict", "reason"], ResolveFlag.Decide(selection, "alpha", "recent_merger", new(null, null), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        var change = ResolveFlag.Decide(selection, "alpha", "recent_merger", dismiss, Given.AsManager, Given.Now).Change!;
        Assert.Equal(FlagState.Dismissed, selection.After(change).Flags.Single().State);
    }

    private static Given Start() => Given.ASelection().WithCandidates(2, CandidateStanding.InEvaluation).In(Stage.Scoring);
}

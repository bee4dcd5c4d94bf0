using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Longlist.Outreach;

/// <summary>A teaser for Larkspur's LKS-204 that gives nothing away, at the longlist.</summary>
internal static class GivenOutreach
{
    public static TeaserInput Good => new()
    {
        Modality = "Recombinant protein",
        Phase = "Phase II",
        Scale = "200 to 2,000 L",
        Services = "Process development, cGMP manufacturing",
        Timing = "From autumn 2027, first batch in 2028",
        Region = "Europe or North America",
    };

    public static SendTeaserInput ToTwo => new() { CdmoIds = ["alpha", "bravo"] };

    public static Selection Written(int candidates = 3) => After(Given.ASelection().In(Stage.Longlist).WithCandidates(candidates).Build(), WriteTeaser.Decide, Good);

    public static Selection Sent() => After(Written(), SendTeaser.Decide, ToTwo);

    public static Approach Of(Selection selection, string cdmoId = "alpha") => selection.Find<Approach>(Approach.KeyOf(cdmoId))!;

    public static Selection After(Selection selection, Outcome outcome)
    {
        Assert.Null(outcome.Refusal);
        return selection.After(outcome.Change!);
    }

    private static Selection After<T>(Selection selection, Func<Selection, T, CdmoFlow.People.Actor, DateTimeOffset, Outcome> decide, T input) => After(selection, decide(selection, input, Given.AsManager, Given.Now));
}

using CdmoFlow.Contracts;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Contracts;

public class ReleaseRegretsTests
{
    private static readonly RegretsInput Plain = new((IReadOnlyDictionary<string, string?>?)null);

    [Fact]
    public void Only_the_project_manager_releases() =>
        Assert.Equal(RefusalKind.Forbidden, ReleaseRegrets.Decide(Contracting.Issued(), Plain, Given.AsQuality, Given.Now).Refusal!.Kind);

    [Fact]
    public void Before_the_award_nobody_is_told() =>
        Assert.Equal(RefusalKind.Conflict, ReleaseRegrets.Decide(Given.ASelection().In(Stage.Decision).Build(), Plain, Given.AsManager, Given.Now).Refusal!.Kind);

    [Fact]
    public void Feedback_for_a_stranger_is_refused() =>
        Assert.Equal("feedback.nobody", Assert.Single(ReleaseRegrets.Decide(Contracting.Issued(), Feedback("nobody"), Given.AsManager, Given.Now).Refusal!.Errors).Field);

    [Fact]
    public void Those_who_are_out_are_told_once_and_the_reserve_only_when_the_contract_stands()
    {
        var selection = Contracting.Issued();
        var change = ReleaseRegrets.Decide(selection, Feedback("charlie"), Given.AsManager, Given.Now).Change!;
        var mail = Assert.Single(change.Mails);
        Assert.Equal(("regret", "p-charlie", "Close the finding."), (mail.Template, mail.ToPersonId, mail.Values["feedback"]));
        var after = selection.After(change);
        Assert.Equal(Given.Now, after.State.RegretsReleasedAt);
        Assert.True(ReleaseRegrets.Decide(after, Plain, Given.AsManager, Given.Now).Change!.IsEmpty);

        var contracted = after.After(new Change().Put(after.State.Enter(Stage.Contracted, Given.Now)));
        Assert.Equal("p-bravo", Assert.Single(ReleaseRegrets.Decide(contracted, Plain, Given.AsManager, Given.Now).Change!.Mails).ToPersonId);
    }

    [Fact]
    public void One_that_declined_gets_no_regret()
    {
        var selection = Contracting.Issued();
        var declined = selection.After(new Change().Put(selection.Invitations.Single(i => i.CdmoId == "charlie") with { State = InvitationState.Declined }));
        Assert.Empty(ReleaseRegrets.ToTell(declined));
    }

    private static RegretsInput Feedback(string cdmoId) => new(new Dictionary<string, string?> { [cdmoId] = "Close the finding." });
}

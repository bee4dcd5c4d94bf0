using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Extensions;

public class ExtensionForAllTests
{
    private const string Why = "Two CDMOs asked for time.";
    private static readonly ExtendDeadlineInput Input = new(new(2027, 4, 5), Why);
    private static readonly DateTimeOffset Later = new(2027, 4, 5, 15, 0, 0, TimeSpan.Zero);
    private static readonly DecideExtensionInput Agree = new("agree", "Nobody is at a disadvantage.");

    [Fact]
    public void Unless_the_rules_say_otherwise_one_project_manager_moves_the_deadline_of_all() =>
        Assert.Equal(Later, Moved(GivenRfp.Out().Build()).State.RfpDeadline);

    [Fact]
    public void Where_they_do_it_moves_once_a_second_person_has_agreed_and_both_are_on_record()
    {
        var selection = GivenRfp.Out(new() { ExtensionNeedsApproval = true }).Build();
        var asked = Moved(selection);
        Assert.Equal((GivenRfp.Deadline, true), (asked.State.RfpDeadline, Assert.Single(asked.Extensions).IsForAll));
        Assert.Equal([Given.Quality], OpenTasks.Of(asked).Where(t => t.What == "Decide on a later deadline for all").Select(t => t.PersonId));
        Assert.True(ExtendDeadline.Decide(asked, Input, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("already-asked", ExtendDeadline.Decide(asked, Input with { NewDate = new(2027, 4, 6) }, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("second-person-needed", DecideExtension.Decide(asked, 1, Agree, Given.AsManager, Given.Now).Refusal!.Type);

        var change = DecideExtension.Decide(asked, 1, Agree, Given.AsQuality, Given.Now).Change!;
        var agreed = asked.After(change);
        Assert.Equal((Later, Later, Given.Manager, Given.Quality), (agreed.State.RfpDeadline, agreed.State.DueAt, agreed.Extensions[0].ProposedBy, agreed.Extensions[0].DecidedBy));
        Assert.Equal([("p-alpha", "deadline_extended"), ("p-bravo", "deadline_extended"), ("p-charlie", "deadline_extended")], change.Mails.Select(m => (m.ToPersonId, m.Template)).Order());
        Assert.Contains(change.Trail, n => n.Action == "rfp.deadline_extended");
    }

    [Fact]
    public void Refused_overtaken_or_too_late_it_moves_nothing()
    {
        var asked = Moved(GivenRfp.Out(new() { ExtensionNeedsApproval = true }).Build());
        Assert.Equal(GivenRfp.Deadline, asked.After(DecideExtension.Decide(asked, 1, new("refuse", "The trial cannot wait."), Given.AsQuality, Given.Now).Change!).State.RfpDeadline);
        Assert.Equal("too-late", DecideExtension.Decide(asked, 1, Agree, Given.AsQuality, GivenRfp.Deadline.AddSeconds(1)).Refusal!.Type);
        var overtaken = asked.After(new Change().Put(asked.State with { RfpDeadline = Later.AddDays(3) }));
        Assert.Equal("no-longer-later", DecideExtension.Decide(overtaken, 1, Agree, Given.AsQuality, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_CDMO_of_an_earlier_round_alone_is_told_nothing()
    {
        var selection = GivenRfp.Out().With(new Invitation { CdmoId = "delta", Round = 0, ContactPersonId = "p-delta", State = InvitationState.Sent }).Build();
        var change = ExtendDeadline.Decide(selection, Input, Given.AsManager, Given.Now).Change!;
        Assert.DoesNotContain(change.Mails, m => m.ToPersonId == "p-delta");
        Assert.DoesNotContain(change.Wakes, w => w.EndsWith("delta", StringComparison.Ordinal));
    }

    private static Selection Moved(Selection selection) => selection.After(ExtendDeadline.Decide(selection, Input, Given.AsManager, Given.Now).Change!);
}

using CdmoFlow.Gates;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>Deadlines that only ask for attention, and one that moves: the selection waits and then goes on.</summary>
[Collection(SelectionTests.Name)]
public class LateTests(SelectionSite site)
{
    [Fact]
    public async Task A_longlist_that_nobody_chooses_is_asked_for_once_and_can_be_chosen_late()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        var seen = await journey.LookAsync();

        await journey.TravelAsync(seen.State.DueAt!.Value.AddDays(30));

        await journey.SeeAsync("the longlist is overdue", s => s.State.NeedsAttention.Count == 1);
        Assert.Single(await journey.MailsAsync(journey.Manager.Role.Email, "the longlist is overdue"));
        await journey.ChooseAsync();
        await journey.ApproveAsync(GateKind.Longlist);
        Assert.Empty((await journey.SeeStageAsync(Stage.Cda)).State.NeedsAttention);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task Without_any_agreement_in_time_the_selection_waits_for_the_first_one()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Cda);

        await journey.TravelAsync(seen.State.DueAt!.Value.AddDays(3));

        seen = await journey.SeeAsync("an agreement is asked for", s => s.State.NeedsAttention.Count == 1);
        Assert.Equal(Stage.Cda, seen.State.Stage);
        Assert.Single(await journey.MailsAsync(journey.Manager.Role.Email, "needs your attention"));
        var late = seen.Cdas[^1].CdmoId;
        await journey.RecordCdaAsync(late, CdaState.Executed);
        seen = await journey.SeeStageAsync(Stage.RfpIssued);
        Assert.Equal([late], seen.Invitations.Select(i => i.CdmoId));
        Assert.Empty(seen.State.NeedsAttention);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_deadline_that_moves_closes_the_RFP_at_the_later_time_alone()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var first = seen.State.RfpDeadline!.Value;
        await journey.TravelAsync(first.AddHours(-1));
        var room = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        Assert.Equal(5, (await journey.MailsAsync(room.Contact.Email, "proposals are due by")).Count);

        await journey.Manager.StepAsync(journey.Id, "rfp-deadline", new { newDate = DateOnly.FromDateTime(first.UtcDateTime).AddDays(20), reason = "Two CDMOs asked for more time." });
        await journey.TravelAsync(first.AddHours(1));

        seen = await journey.LookAsync();
        Assert.Equal(Stage.RfpIssued, seen.State.Stage);
        Assert.Single(await journey.MailsAsync(room.Contact.Email, "proposals are now due by"));
        await journey.SubmitAsync(room.CdmoId);
        await journey.TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddSeconds(1));
        seen = await journey.SeeStageAsync(Stage.Opening);
        Assert.True(seen.State.RfpDeadline > first.AddDays(19));
        Assert.Equal(5, (await journey.MailsAsync(room.Contact.Email, "proposals are due by")).Count);
        var silent = await journey.RoomAsync(seen.Invitations[1].CdmoId);
        Assert.Equal(10, (await journey.MailsAsync(silent.Contact.Email, "proposals are due by")).Count);
        await journey.CancelAsync();
    }
}

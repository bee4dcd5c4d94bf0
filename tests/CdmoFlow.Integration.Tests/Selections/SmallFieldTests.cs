using CdmoFlow.Gates;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

[Collection(SelectionTests.Name)]
public class SmallFieldTests(SelectionSite site)
{
    [Fact]
    public async Task Fewer_than_six_candidates_need_a_reason_and_go_on_to_a_contract()
    {
        using var journey = await site.BeginAsync();
        var two = (await journey.ProposedAsync()).Take(2).ToList();

        var refused = await journey.Manager.RefusedAsync(journey.Id, "longlist", new { cdmoIds = two }, 400);

        Assert.Contains("[reason:", refused.Detail, StringComparison.Ordinal);
        await journey.ChooseAsync(2);
        await journey.ApproveAsync(GateKind.Longlist);
        var seen = await journey.ToAsync(Stage.Contracted);
        Assert.Equal(two.Order(StringComparer.Ordinal), seen.Audits.Select(a => a.CdmoId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_nobody_submits_the_RFP_is_issued_again_as_a_second_round()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        await journey.TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddSeconds(1));
        seen = await journey.SeeStageAsync(Stage.Opening);
        Assert.NotEmpty(seen.State.NeedsAttention);
        await journey.Manager.RefusedAsync(journey.Id, "opening", new { confirm = true }, 409);

        await journey.Manager.StepAsync(journey.Id, "rfp-round", new { reason = "Nobody had capacity in the summer.", newDays = 21 });

        seen = await journey.SeeAsync("the second round is out", s => s.State is { Stage: Stage.RfpIssued, RfpRound: 2 } && s.Invitations.Count(i => i is { IsOpen: true, Round: 2 }) == 3);
        Assert.Empty(seen.State.NeedsAttention);
        var room = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        Assert.Equal(2, (await journey.MailsAsync(room.Contact.Email, "request for proposal, answer by")).Count);
        await journey.SubmitAsync(room.CdmoId);
        await journey.TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddSeconds(1));
        await journey.SeeStageAsync(Stage.Opening);
        seen = await journey.ToAsync(Stage.Shortlist);
        Assert.Equal(InvitationState.Accepted, seen.Invitations.First(i => i.CdmoId == room.CdmoId).State);
        await journey.CancelAsync();
    }
}

using CdmoFlow.Functions.Proposals;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>Whether a CDMO takes part, on the page of its room, until the deadline.</summary>
[Collection(SelectionTests.Name)]
public class RoomAnswerFormTests(SelectionSite site)
{
    [Fact]
    public async Task Who_has_answered_sees_its_answer_and_may_change_it_and_is_told_what_becomes_of_its_proposal()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var person = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        Assert.Contains("Send the answer", await PageAsync(person, journey), StringComparison.Ordinal);

        await person.StepAsync("answer", new { answer = "accept" });
        var accepted = await PageAsync(person, journey);
        Assert.Contains("You have said that you take part", accepted, StringComparison.Ordinal);
        Assert.Contains("Decline after all", accepted, StringComparison.Ordinal);

        await person.StepAsync("answer", new { answer = "decline", reason = "Our suite is full until the summer." });
        Assert.Equal(InvitationState.Declined, (await person.Browser.GetAsync(person.Room("").TrimEnd('/'))).Expect(200).As<RoomAnswer>().Invitation);
        var declined = await PageAsync(person, journey);
        Assert.Contains("Our suite is full until the summer.", declined, StringComparison.Ordinal);
        Assert.Contains("We take part after all", declined, StringComparison.Ordinal);

        await person.StepAsync("answer", new { answer = "accept" });
        await journey.SubmitAsync(person.CdmoId);
        var submitted = await PageAsync(person, journey);
        Assert.Contains("Withdraw it first", submitted, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"decline\"", submitted, StringComparison.Ordinal);
        await person.RefusedAsync("answer", new { answer = "decline", reason = "We changed our minds." }, 409);
        await journey.CancelAsync();
    }

    private static async Task<string> PageAsync(CdmoPerson person, Journey journey) => (await person.Browser.GetAsync($"rooms/{journey.Id}/{person.CdmoId}", asPage: true)).Expect(200).Body;
}

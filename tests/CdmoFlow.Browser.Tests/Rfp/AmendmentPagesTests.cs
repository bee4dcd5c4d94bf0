using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Browser.Tests.Rfp;

/// <summary>An amendment from its draft to the decision at the opening, on a phone, as both sides see it.</summary>
[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class AmendmentPagesTests(BrowserSite site)
{
    private readonly List<string> barriers = [];

    [BrowserFact]
    public async Task It_is_drafted_issued_confirmed_and_what_is_left_unconfirmed_is_decided_on_before_the_opening()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.RfpIssued);
        var seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        foreach (var invitation in seen.Invitations.Take(2)) await journey.SubmitAsync(invitation.CdmoId);
        var home = $"/selections/{journey.Id}";
        await using var manager = await site.PhoneAsync();
        await manager.SignInAsync(TeamRole.Manager);
        await manager.GoAsync($"{home}/amendments");
        await LookAsync(manager);
        await manager.Page.GetByLabel("The reason; every invited CDMO reads it").FillAsync("The dose was raised after the first trial.");
        await manager.Page.GetByLabel("Dosage form").FillAsync("Prefilled syringe");
        await manager.Page.GetByLabel("Evaluation criteria").FillAsync("A tested cold chain is preferred.");
        await manager.ClickAsync("Keep the draft and show the difference");
        await manager.SeeAsync("Draft, not issued");
        await manager.SeeAsync("Submitted proposals that need their CDMO's confirmation afterwards: 2.");
        await LookAsync(manager);
        await manager.KeepAsync("amendment-draft");
        await manager.ClickAsync("Issue the amendment to all");
        await manager.SeeAsync("Addendum 1");
        await LookAsync(manager);

        await using var phone = await site.PhoneAsync();
        var contact = DemoRegister.ContactOf((await journey.LookAsync()).Candidates.First(c => c.CdmoId == seen.Invitations[0].CdmoId).Name);
        await phone.EnterRoomAsync(await DemoSite.UntilAsync("the addendum's mail", async () => (await journey.MailsAsync(contact.Email, "addendum 1 changes the RFP")) is [.., var newest] ? newest : null));
        await phone.SeeAsync("The RFP was amended after you submitted.");
        await LookAsync(phone);
        await phone.KeepAsync("amendment-room");
        await phone.ClickAsync("Confirm version 1 as it is");
        await phone.SeeAsync("Your proposal is sealed");
        Assert.Equal(0, await phone.Page.GetByText("was amended after you submitted").CountAsync());

        await manager.GoAsync(home);
        await manager.Page.GetByText("Ask for more time for one CDMO").ClickAsync();
        await LookAsync(manager);
        await journey.TravelAsync(RfpUpkeep.ClosesAt((await journey.LookAsync()).State.RfpDeadline!.Value).AddSeconds(1));
        await journey.SeeStageAsync(Stage.Opening);
        await manager.GoAsync(home);
        await manager.SeeAsync("Proposals that do not count by themselves");
        await LookAsync(manager);
        await manager.KeepAsync("amendment-opening");
        await manager.Page.GetByLabel("It counts and is opened with the others").CheckAsync();
        await manager.Page.GetByLabel("The reason; the CDMO reads it").FillAsync("The change does not touch its offer.");
        await manager.ClickAsync("Decide");
        await manager.SeeAsync("answers an older version of the RFP");
        await manager.GoAsync($"{home}/rfp");
        await LookAsync(manager);
        manager.AssertQuiet();
        phone.AssertQuiet();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers.Distinct()));
        await journey.CancelAsync();
    }

    private async Task LookAsync(Tab tab)
    {
        await tab.AssertFitsAsync();
        barriers.AddRange(await tab.BarriersAsync());
    }
}

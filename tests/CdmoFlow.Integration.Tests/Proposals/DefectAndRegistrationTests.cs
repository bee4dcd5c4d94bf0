using System.Net;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>A proposal that came by e-mail, and the one chance to mend it after the opening, over HTTP.</summary>
[Collection(AppTests.Name)]
public class DefectAndRegistrationTests(AppFixture app)
{
    [Fact]
    public async Task A_proposal_that_came_by_mail_is_sealed_for_its_registrar_confirmed_by_the_CDMO_and_mended_once()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@mailed.example");
        using var second = await SponsorClient.SignInAsync(app.Host, "Udo Kern", "udo@mailed.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager, second);
        using var birch = await SponsorClient.EnterRoomAsync(app.Host, id, "birch");
        var (room, desk) = ($"api/rooms/{id}/birch", $"api/selections/{id}/registrations/birch");
        Assert.Equal(HttpStatusCode.Forbidden, (await second.PostAsync(desk, new { })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"selections/{id}/registrations/birch")).StatusCode);
        var permission = await OfferTests.PostAsync(manager, $"{desk}/uploads", new { fileName = "mailed-offer.txt", length = 5 }, HttpStatusCode.OK);
        await BlobUpload.PutAsync(new Uri(permission["address"]!.ToString()), "offer"u8.ToArray());
        await OfferTests.PostAsync(manager, $"{desk}/uploads/{permission["uploadId"]}/renewal", new { }, HttpStatusCode.OK);
        var body = new { uploadIds = new[] { permission["uploadId"]!.ToString() }, totalPrice = 512_000, currency = "EUR", validUntil = "2099-12-31", requestId = "request-mailed", reason = "Their network blocks our site." };
        await OfferTests.PostAsync(manager, desk, new { body.uploadIds, body.totalPrice, body.currency, body.validUntil, reason = "no" }, HttpStatusCode.BadRequest);
        await OfferTests.PostAsync(manager, desk, body, HttpStatusCode.OK);
        Assert.Equal("1", (await OfferTests.PostAsync(manager, desk, body, HttpStatusCode.OK))["version"]!.ToString());
        await SubmissionTests.VerifiedAsync(birch, room, 1);

        Assert.Contains("/problems/sealed", await TextAsync(manager, $"api/selections/{id}/proposals/birch"), StringComparison.Ordinal);
        var page = await TextAsync(manager, $"selections/{id}");
        Assert.Contains("not confirmed by the CDMO", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mailed-offer", page, StringComparison.Ordinal);
        Assert.Contains("registered for you", await TextAsync(birch, $"rooms/{id}/birch"), StringComparison.Ordinal);
        await OfferTests.PostAsync(birch, $"{room}/registration", new { confirm = true }, HttpStatusCode.OK);
        Assert.DoesNotContain("not confirmed by the CDMO", await TextAsync(manager, $"selections/{id}"), StringComparison.Ordinal);
        var registered = Assert.Single(await app.Host.Services.GetRequiredService<SelectionStore>().TrailAsync(id), e => e.Note.Action == "proposal.registered");
        Assert.Equal((manager.Person.Id, birch.Person.Id, body.reason), (registered.Actor, registered.OnBehalfOf, registered.Note.Reason));

        await CloseAsync(id);
        foreach (var person in (SponsorClient[])[manager, second]) await OfferTests.PostAsync(person, $"api/selections/{id}/opening", new { confirm = true }, HttpStatusCode.OK);
        var defects = $"api/selections/{id}/proposals/birch/defects";
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostFormAsync(defects, ("fields[]", "team"), ("fields[]", "storage"), ("days", "3"), ("reason", "Neither team nor storage are stated."), ("returnTo", $"/selections/{id}/proposals/birch"))).StatusCode);
        Assert.Contains("name=\"fields.storage\"", await TextAsync(birch, $"rooms/{id}/birch"), StringComparison.Ordinal);
        await OfferTests.PostAsync(birch, $"{room}/defects", new { fields = new { timeline = "Two years." } }, HttpStatusCode.BadRequest);
        await OfferTests.PostAsync(birch, $"{room}/defects", new { fields = new { team = "Nine people.", storage = "0" } }, HttpStatusCode.OK);
        Assert.Equal("/problems/defect-window-used", (await OfferTests.PostAsync(birch, $"{room}/defects", new { fields = new { team = "Ten people." } }, HttpStatusCode.Conflict))["type"]!.ToString());
        var read = await TextAsync(second, $"selections/{id}/proposals/birch");
        Assert.Contains("Nine people.", read, StringComparison.Ordinal);
        Assert.Contains("Corrected after the opening", read, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(SponsorClient person, string path) => await (await person.GetAsync(path)).Content.ReadAsStringAsync();

    private async Task CloseAsync(string id)
    {
        var services = app.Host.Services;
        var verdict = await services.GetRequiredService<Desk>().DecideAsync(id, Actor.System, services.GetRequiredService<DurableTaskClient>(), (selection, now) =>
            RfpUpkeep.Due(selection.After(new Change().Put(selection.State with { RfpDeadline = now.AddMinutes(-2) })), "1", now));
        Assert.Equal(Stage.Opening, verdict.Selection!.State.Stage);
    }
}

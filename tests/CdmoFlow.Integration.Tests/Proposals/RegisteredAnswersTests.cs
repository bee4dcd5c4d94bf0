using System.Net;
using System.Text;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>A proposal that came by e-mail with answers and a price sheet, and files that are gone on with after a reload.</summary>
[Collection(AppTests.Name)]
public class RegisteredAnswersTests(AppFixture app)
{
    [Fact]
    public async Task Answers_price_sheet_and_files_of_the_mail_are_registered_and_the_registrar_reaches_its_own_uploads_alone()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@answers.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        using var birch = await SponsorClient.EnterRoomAsync(app.Host, id, "birch");
        var (room, desk) = ($"api/rooms/{id}/birch", $"api/selections/{id}/registrations/birch");
        var (theirs, _) = await SubmissionTests.UploadAsync(birch, room, "their own secret draft");
        var form = await TextAsync(manager, $"selections/{id}/registrations/birch");
        Assert.Contains("name=\"fields.team\"", form, StringComparison.Ordinal);
        Assert.Contains("name=\"pricingModel\"", form, StringComparison.Ordinal);
        Assert.Contains("200 files", form, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, form, StringComparison.Ordinal);
        foreach (var answer in (HttpResponseMessage[])[await manager.GetAsync($"{desk}/uploads/{theirs}"), await manager.PostAsync($"{desk}/uploads/{theirs}/completion", new { }), await manager.PostAsync($"{desk}/uploads/{theirs}/removal", new { })])
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);

        // A file that stopped half-way is offered to be gone on with, and can be taken out again.
        var begun = await OfferTests.PostAsync(manager, $"{desk}/uploads", new { fileName = "half.txt", length = 9, modified = 17 }, HttpStatusCode.OK);
        Assert.Contains($"data-upload-unfinished=\"{begun["uploadId"]}\"", await TextAsync(manager, $"selections/{id}/registrations/birch"), StringComparison.Ordinal);
        Assert.False((await SponsorClient.BodyAsync(await manager.GetAsync($"{desk}/uploads/{begun["uploadId"]}")))["isComplete"]!.GetValue<bool>());
        await OfferTests.PostAsync(manager, $"{desk}/uploads/{begun["uploadId"]}/removal", new { }, HttpStatusCode.OK);

        var permission = await OfferTests.PostAsync(manager, $"{desk}/uploads", new { fileName = "mailed.txt", length = 5 }, HttpStatusCode.OK);
        var upload = permission["uploadId"]!.ToString();
        await BlobUpload.PutAsync(new Uri(permission["address"]!.ToString()), "offer"u8.ToArray());
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("offer")));
        Assert.True((await OfferTests.PostAsync(manager, $"{desk}/uploads/{upload}/completion", new { sha256 = sha }, HttpStatusCode.OK))["isComplete"]!.GetValue<bool>());
        await OfferTests.PostAsync(manager, desk, new { uploadIds = new[] { theirs }, totalPrice = 5, currency = "EUR", validUntil = "2099-12-31", reason = "It came by mail." }, HttpStatusCode.BadRequest);

        using var empty = new MemoryStream(await (await manager.GetAsync($"{desk}/price-sheet")).Content.ReadAsByteArrayAsync());
        var cells = Workbook.Read(empty)!.ToDictionary(c => c.Address, StringComparer.Ordinal);
        void Set(string key, CellKind kind, string text) => cells[PriceSheet.Address('C', key)] = new(PriceSheet.Address('C', key), kind, text);
        Set("labor", CellKind.Number, "640");
        Set("total_price", CellKind.Text, "much");
        (string, string)[] fields = [("uploadIds[]", upload), ("validUntil", "2099-12-31"), ("fields.team", "Nine people."), ("reason", "Their network blocks our site."), ("requestId", "request-answers")];
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostFileAsync(desk, "sheet", Workbook.Write(PriceSheet.Name, [.. cells.Values], [20, 20, 20, 20]), fields)).StatusCode);
        Set("total_price", CellKind.Number, "900");
        Set("currency", CellKind.Text, "EUR");
        var registered = await manager.PostFileAsync(desk, "sheet", Workbook.Write(PriceSheet.Name, [.. cells.Values], [20, 20, 20, 20]), fields);
        Assert.True(registered.StatusCode == HttpStatusCode.Redirect, await registered.Content.ReadAsStringAsync());

        var submission = Assert.Single(await app.Host.Services.GetRequiredService<RoomStore>().SubmissionsAsync(id, "birch"));
        Assert.Equal((900m, "EUR", "Nine people.", "640"), (submission.TotalPrice, submission.Currency, submission.Offer!.Find("team"), submission.Offer.Find("labor")));
        Assert.Equal((birch.Person.Id, sha), (submission.By, submission.Files[0].AnnouncedSha256));
        Assert.Contains("Nine people.", await TextAsync(birch, $"rooms/{id}/birch/receipts/1"), StringComparison.Ordinal);
        Assert.Contains("Get the word of birch labs", await TextAsync(manager, "tasks"), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(SponsorClient person, string path) => await (await person.GetAsync(path)).Content.ReadAsStringAsync();
}

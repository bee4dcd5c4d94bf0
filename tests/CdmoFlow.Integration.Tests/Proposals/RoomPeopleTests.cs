using System.Net;
using System.Text.Json.Nodes;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.People;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Mail;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>The people of a room over HTTP: what each may do, under whose name it stands, and which mails each gets.</summary>
[Collection(AppTests.Name)]
public class RoomPeopleTests(AppFixture app)
{
    private const string Why = "A person has to answer for the proposal.";

    [Fact]
    public async Task Who_prepares_works_under_their_own_name_and_reads_why_the_submission_is_not_theirs()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var lead = await open.LeadAsync("alder");
        using var birch = await open.LeadAsync("birch");
        var id = await open.NameAsync(lead, "Jane Roe", "prepare");
        using var jane = await open.EnterAsync("Jane Roe");
        await jane.PostAsync(open.Room("alder", "questions"), new { category = "logistics", text = "Who ships the reference standard?" });
        await jane.PostAsync(open.Room("alder", "draft"), new { number = 0, fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["q4_timeline"] = "Nine months" } });
        var upload = (await jane.PostAsync(open.Room("alder", "uploads"), new { fileName = "offer.txt", length = 5 })).As<JsonNode>();
        await BlobUpload.PutAsync(new Uri(upload["address"]!.ToString()), "offer"u8.ToArray());

        var room = await SponsorClient.BodyAsync(await lead.GetAsync(open.Room("alder")));
        Assert.Equal(("Jane Roe", "Jane Roe"), (room["uploads"]![0]!["by"]!.ToString(), room["questions"]![0]!["askedBy"]!.ToString()));
        Assert.Contains("by Jane Roe", await (await lead.GetAsync($"rooms/{open.Id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Jane Roe", await (await lead.GetAsync($"rooms/{open.Id}/alder/offer")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var path in (string[])[open.Room("birch"), $"rooms/{open.Id}/birch"]) Assert.DoesNotContain("Jane Roe", await (await birch.GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var hers = (await jane.GetAsync($"rooms/{open.Id}/alder", asPage: true)).Expect(200).Body;
        Assert.DoesNotContain("/submission\"", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("/alder/answer\"", hers, StringComparison.Ordinal);
        Assert.Contains("Your access is for preparing, so you cannot submit the proposal.", hers, StringComparison.Ordinal);
        Assert.Contains("Who can: Lead of alder.", hers, StringComparison.Ordinal);
        Assert.Contains("data-upload=", hers, StringComparison.Ordinal);

        var selection = await open.LookAsync();
        Assert.Equal(InvitationState.Entered, selection.Find<Invitation>(Invitation.KeyOf("alder"))!.State);
        Assert.NotNull(RoomEntry.Of(selection, "alder", id));
        Assert.Matches("Jane Roe\\s*<small>first entered", await (await open.Manager.GetAsync($"selections/{open.Id}")).Content.ReadAsStringAsync());
    }

    [Fact, Trait("Category", "Threat")]
    public async Task A_reader_reads_everything_and_is_refused_every_step()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var lead = await open.LeadAsync("alder");
        await open.NameAsync(lead, "Rita Hall", "read");
        using var rita = await open.EnterAsync("Rita Hall");
        foreach (var step in (string[])["draft", "price-sheet", "questions", "questions/1", "uploads", "uploads/x/renewal", "uploads/x/completion", "uploads/x/removal", "submission", "withdrawal", "confirmation", "registration", "defects", "files/x/replacement", "answer", "audit-answer", "colleagues", "colleagues/x/revocation", "lead", "agreements/msa/signature"])
            (await rita.TryPostAsync(open.Room("alder", step), new { })).Expect(403);
        var page = (await rita.GetAsync($"rooms/{open.Id}/alder", asPage: true)).Expect(200).Body;
        Assert.Contains("You can read everything here and change nothing.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/api/rooms/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-upload=", page, StringComparison.Ordinal);
        var offer = (await rita.GetAsync($"rooms/{open.Id}/alder/offer", asPage: true)).Expect(200).Body;
        Assert.Contains("data-open=\"false\"", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"submit\">Save", offer, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Threat")]
    public async Task A_code_on_its_way_when_the_access_ends_opens_nothing()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var lead = await open.LeadAsync("alder");
        var id = await open.NameAsync(lead, "Jane Roe", "submit");
        using var browser = new Browser(app.Host.BaseAddress);
        var (challenge, code) = await open.AskCodeAsync(browser, "Jane Roe");
        using (await lead.PostAsync(open.Room("alder", $"colleagues/{id}/revocation"), new { reason = Why })) { }
        (await browser.TryPostAsync("api/sign-in", new { challenge, code })).Expect(404);
        Assert.False((await browser.GetAsync<SessionAnswer>("api/session")).SignedIn);
        (await browser.GetAsync(open.Room("alder"))).Expect(401);
        Assert.Null(RoomEntry.Of(await open.LookAsync(), "alder", id));
    }

    [Fact, Trait("Category", "Threat")]
    public async Task What_belongs_to_another_room_does_not_exist_in_the_own_one_under_any_id()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var alder = await open.LeadAsync("alder");
        using var birch = await open.LeadAsync("birch");
        using (await birch.PostAsync(open.Room("birch", "questions"), new { category = "logistics", text = "Which cold chain is meant?" })) { }
        var (upload, _) = await SubmissionTests.UploadAsync(birch, open.Room("birch"), "their offer");
        await SubmissionTests.SubmitAsync(birch, open.Room("birch"), upload, HttpStatusCode.OK, "request-theirs");
        await SubmissionTests.VerifiedAsync(birch, open.Room("birch"), 1);
        using (await birch.PostAsync(open.Room("birch", "colleagues"), new { name = "Bo Hale", email = $"bo.{open.Tag}@birch.example", function = "Sales", rights = "read" })) { }
        var bo = (await open.LookAsync()).All<RoomColleague>().Single(c => c.CdmoId == "birch").PersonId;

        foreach (var path in (string[])[$"uploads/{upload}", "receipts/1/pdf"]) Assert.Equal(HttpStatusCode.NotFound, (await alder.GetAsync(open.Room("alder", path))).StatusCode);
        foreach (var step in (string[])["questions/1", $"files/{upload}/reading", $"uploads/{upload}/removal", $"uploads/{upload}/renewal", $"uploads/{upload}/completion", $"colleagues/{bo}/revocation", $"colleagues/{birch.Person.Id}/revocation"])
        {
            using var answer = await alder.PostAsync(open.Room("alder", step), new { act = "withdraw", reason = Why });
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{step} answered {(int)answer.StatusCode}");
        }

        // The draft has no id: each room has its own.
        using (await birch.PostAsync(open.Room("birch", "draft"), new { number = 0, fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["q4_timeline"] = "Nine months" } })) { }
        Assert.DoesNotContain("Nine months", await (await alder.GetAsync(open.Room("alder", "draft"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await alder.PostAsync(open.Room("alder", "lead"), new { personId = bo, former = "stay" })).StatusCode);
        foreach (var path in (string[])["", "draft", "colleagues", $"uploads/{upload}"]) Assert.Equal(HttpStatusCode.Forbidden, (await alder.GetAsync(open.Room("birch", path))).StatusCode);
    }

    [Fact]
    public async Task Two_who_submit_at_once_leave_one_version_of_each_number_and_one_that_counts()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var lead = await open.LeadAsync("alder");
        await open.NameAsync(lead, "Jane Roe", "submit");
        using var jane = await open.EnterAsync("Jane Roe");
        var one = (await SubmissionTests.UploadAsync(lead, open.Room("alder"), "first offer")).Id;
        var two = (await SubmissionTests.UploadAsync(lead, open.Room("alder"), "second offer")).Id;
        object Of(string upload, string request) => new { uploadIds = new[] { upload }, totalPrice = 990_000, currency = "EUR", validUntil = "2099-12-31", requestId = request };
        var (hers, his) = (jane.TryPostAsync(open.Room("alder", "submission"), Of(one, "request-jane")), lead.PostAsync(open.Room("alder", "submission"), Of(two, "request-lead")));
        (await hers).Expect(200);
        Assert.Equal(HttpStatusCode.OK, (await his).StatusCode);
        var versions = (await open.LookAsync()).Proposals.Where(p => p.CdmoId == "alder").ToList();
        Assert.Equal([1, 2], versions.Select(v => v.Version).Order());
        Assert.Equal(2, Assert.Single(versions, v => v.Counts).Version);
    }

    [Fact]
    public async Task Everybody_in_the_room_gets_the_mails_of_the_work_once_each_as_messages_with_a_link_of_their_own()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var lead = await open.LeadAsync("alder");
        string[] names = ["Jane Roe", "Rita Hall", "Gone Away"];
        foreach (var name in names) await open.NameAsync(lead, name, "read");
        foreach (var name in names) await open.TokenAsync(name);
        var gone = (await open.LinesAsync(lead)).Single(l => l.Name == "Gone Away").PersonId;
        using (await lead.PostAsync(open.Room("alder", $"colleagues/{gone}/revocation"), new { reason = Why })) { }
        var (upload, _) = await SubmissionTests.UploadAsync(lead, open.Room("alder"), "our offer");
        await SubmissionTests.SubmitAsync(lead, open.Room("alder"), upload, HttpStatusCode.OK, "request-mails");
        foreach (var name in names[..2])
        {
            var mail = await open.Mails.WaitForAsync(open.Email(name), "receipt");
            Assert.Equal([open.Email(name)], mail.To);
            Assert.Contains("offer.txt", mail.Text, StringComparison.Ordinal);
        }

        // The links in the copies are of the link each has already: nobody's else.
        using var jane = await open.EnterAsync("Jane Roe", "receipt");
        Assert.Equal("Jane Roe", (await jane.GetAsync<SessionAnswer>("api/session")).Name);
        Assert.Equal(await open.TokenAsync("Jane Roe"), await open.TokenAsync("Jane Roe", "receipt"));
        Assert.NotEqual(await open.TokenAsync("Jane Roe", "receipt"), await open.TokenAsync("Rita Hall", "receipt"));

        // Nobody who is out gets one; codes go to nobody else; and going over the commit again adds nothing.
        var outbox = app.Host.Services.GetRequiredService<OutboxStore>();
        var receipts = await DemoSite.UntilAsync("all have left", async () => (await outbox.ListAsync(open.Id)).Where(m => m.Order.Template == "submission_receipt").ToList() is var all && all.TrueForAll(m => m.State == OutboxState.Sent) ? all : null);
        Assert.Equal(3, receipts.Count);
        Assert.DoesNotContain(receipts, m => m.Order.ToPersonId == gone);
        var sequence = long.Parse(receipts[0].Id.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Empty(await app.Host.Services.GetRequiredService<CopyRoomMails>().OfCommitAsync(open.Id, sequence));
        Assert.Equal(3, (await outbox.ListAsync(open.Id)).Count(m => m.Order.Template == "submission_receipt"));
        Assert.DoesNotContain(await open.Mails.ToAsync(open.Email("Rita Hall")), m => m.Subject.Contains("code", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await open.Mails.ToAsync(open.Email("Gone Away")), m => m.Subject.Contains("receipt", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Copies_that_a_crash_left_incomplete_are_completed_and_one_to_who_left_meanwhile_is_withheld()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var lead = await open.LeadAsync("alder");
        foreach (var name in (string[])["Jane Roe", "Rita Hall"]) await open.NameAsync(lead, name, "read");
        var outbox = app.Host.Services.GetRequiredService<OutboxStore>();
        // A mail that nobody's sender knows of, as it lies there after a crash.
        var mail = new OutboxMail { Id = "0000999999-000", Order = MailOrder.Of("rfp_reminder", lead.Person.Id, MailLink.Room("alder"), ("deadline", "1 May"), ("state", "open")), QueuedAt = DateTimeOffset.UnixEpoch };
        await outbox.AddAsync(open.Id, mail);
        var selection = await open.LookAsync();
        await outbox.AddAsync(open.Id, RoomCopies.Of(mail, lead.Person.Id, selection.All<RoomColleague>())[0]);
        var copies = app.Host.Services.GetRequiredService<CopyRoomMails>();
        var first = await copies.OfCommitAsync(open.Id, 999999);
        Assert.Equal(first.Select(m => m.Id).Order(StringComparer.Ordinal), (await copies.OfCommitAsync(open.Id, 999999)).Select(m => m.Id).Order(StringComparer.Ordinal));
        Assert.Equal(3, first.Count);

        var rita = (await open.LinesAsync(lead)).Single(l => l.Name == "Rita Hall").PersonId;
        using (await open.Manager.PostAsync($"api/selections/{open.Id}/cdas/alder/colleagues/{rita}/revocation", new { reason = Why })) { }
        Assert.DoesNotContain(await copies.OfCommitAsync(open.Id, 999999), m => m.Order.ToPersonId == rita);
        Assert.Equal(OutboxState.Withheld, (await outbox.ListAsync(open.Id)).Single(m => m.CopyOf == mail.Id && m.Order.ToPersonId == rita).State);
    }

    [Fact]
    public async Task The_lead_goes_to_a_colleague_whose_open_session_leads_from_the_next_request_on()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        using var lead = await open.LeadAsync("alder");
        var id = await open.NameAsync(lead, "Jane Roe", "read");
        using var jane = await open.EnterAsync("Jane Roe");
        (await jane.TryPostAsync(open.Room("alder", "lead"), new { personId = id, former = "stay" })).Expect(403);
        Assert.Equal(HttpStatusCode.OK, (await lead.PostAsync(open.Room("alder", "lead"), new { personId = id, former = "stay" })).StatusCode);

        var upload = (await jane.PostAsync(open.Room("alder", "uploads"), new { fileName = "offer.txt", length = 5 })).As<JsonNode>();
        await BlobUpload.PutAsync(new Uri(upload["address"]!.ToString()), "offer"u8.ToArray());
        await jane.PostAsync(open.Room("alder", "submission"), new { uploadIds = new[] { upload["uploadId"]!.ToString() }, totalPrice = 1_250_000, currency = "EUR", validUntil = "2099-12-31", requestId = "request-jane" });
        await open.Mails.WaitForAsync(open.Email("Jane Roe"), "the lead in the room");
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.PostAsync(open.Room("alder", "submission"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.PostAsync(open.Room("alder", "lead"), new { personId = id, former = "stay" })).StatusCode);
        Assert.Contains("Who can: Jane Roe.", await (await lead.GetAsync($"rooms/{open.Id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Back by the sponsor, with a reason, and she is out.
        var path = $"api/selections/{open.Id}/cdas/alder/lead";
        Assert.Equal(HttpStatusCode.BadRequest, (await open.Manager.PostAsync(path, new { personId = lead.Person.Id, former = "leave" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await open.Manager.PostAsync(path, new { personId = lead.Person.Id, former = "leave", reason = Why })).StatusCode);
        Assert.Contains("access-ended", (await jane.GetAsync(open.Room("alder"))).Expect(403).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await lead.PostAsync(open.Room("alder", "submission"))).StatusCode);
    }

    [Fact]
    public async Task The_sponsor_reads_of_a_shared_mailbox_before_the_RFP_leaves_and_while_it_is_out()
    {
        using var open = await OpenRoom.StartAsync(app.Host);
        Assert.DoesNotContain("several people seem to read", await (await open.Manager.GetAsync($"selections/{open.Id}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var people = app.Host.Services.GetRequiredService<PeopleStore>();
        var shared = await people.GetOrAddAsync("Alder Labs", $"info+{open.Tag}@alder.example", "alder");
        var store = app.Host.Services.GetRequiredService<SelectionStore>();
        var loaded = (await store.LoadAsync(open.Id))!;
        var change = new CdmoFlow.Selections.Change().Note("test.contact", "alder").Put(loaded.Selection.Candidate("alder")! with { ContactPersonId = shared.Id })
            .Put(loaded.Selection.Find<Invitation>(Invitation.KeyOf("alder"))! with { ContactPersonId = shared.Id });
        Assert.NotNull(await store.CommitAsync(loaded, change, CdmoFlow.People.Actor.System, loaded.Selection.State.ChangedAt!.Value));
        foreach (var page in (string[])["", "/rfp", "/cdas/alder"])
            Assert.Contains("From it, nobody can submit, confirm, withdraw or sign", await (await open.Manager.GetAsync($"selections/{open.Id}{page}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

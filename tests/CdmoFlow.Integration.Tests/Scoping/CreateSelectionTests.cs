using System.Net;
using System.Text.Json.Nodes;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Longlist;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Scoping;

[Collection(AppTests.Name)]
public class CreateSelectionTests(AppFixture app)
{
    private const string Manager = "mara@quillhaven.example";

    [Fact]
    public async Task A_wrong_document_names_every_wrong_field()
    {
        using var client = await SignInAsync();

        var answer = await client.PostAsync("api/selections", new { sponsor = "", budget = "lots", currency = "XXX", timeZone = "Mars/Olympus", modality = "plasma", dates = new { rfpDays = 0 } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var fields = (await SponsorClient.BodyAsync(answer))["errors"]!.AsArray().Select(e => e!["field"]!.ToString()).ToList();
        foreach (var field in (string[])["sponsor", "program", "workPackage", "budget", "currency", "timeZone", "modality", "services", "targetMarkets", "scale.unit", "dates.rfpDays", "team"])
            Assert.Contains(field, fields);
    }

    [Fact]
    public async Task Malformed_json_is_400() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await (await SignInAsync()).PostAsync("api/selections", "no object")).StatusCode);

    [Fact]
    public async Task A_good_document_becomes_a_selection_that_proposes_its_longlist_and_chooses_it_into_the_gate()
    {
        using var client = await SignInAsync();
        await RegisterUpload.RunAsync(client, RegisterUpload.DemoRegister());

        var answer = await client.PostAsync("api/selections", Document());

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var selection = await ProposedAsync(client, answer.Headers.Location!.ToString());
        var id = selection["state"]!["id"]!.ToString();
        var proposed = selection["candidates"]!.AsArray().Where(c => c!["proposed"]!.GetValue<bool>()).Select(c => c!["cdmoId"]!.ToString()).ToArray();
        Assert.InRange(proposed.Length, 6, 8);
        Assert.Contains("Choose six to eight", await (await client.GetAsync($"selections/{id}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"api/selections/{id}/longlist", new { cdmoIds = proposed.Take(2) })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"api/selections/{id}/longlist", new { cdmoIds = proposed })).StatusCode);
        var after = await SponsorClient.BodyAsync(await client.GetAsync($"api/selections/{id}"));
        Assert.Equal("longlist", after["gates"]![0]!["kind"]!.ToString());
        Assert.Null((await SponsorClient.BodyAsync(await client.GetAsync($"api/selections/{id}/trail")))["firstBreak"]);
    }

    [Fact]
    public async Task The_same_request_sent_twice_creates_one_selection_and_with_other_facts_it_is_refused()
    {
        using var client = await SignInAsync();
        var document = Document();
        document["requestId"] = Guid.CreateVersion7().ToString("N");

        var first = await SponsorClient.BodyAsync(await client.PostAsync("api/selections", document));
        var second = await SponsorClient.BodyAsync(await client.PostAsync("api/selections", document));
        document["program"] = "Another";

        Assert.Equal(first["id"]!.ToString(), second["id"]!.ToString());
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync("api/selections", document)).StatusCode);
    }

    [Fact]
    public async Task A_person_of_a_cdmo_cannot_sit_on_the_team()
    {
        using var client = await SignInAsync();
        await app.Host.Services.GetRequiredService<PeopleStore>().GetOrAddAsync("Rita Holm", "rita@vendorfield.example", "vendorfield");
        var document = Document();
        document["team"]![1]!["email"] = "rita@vendorfield.example";

        var answer = await client.PostAsync("api/selections", document);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("team[1].email", (await SponsorClient.BodyAsync(answer))["errors"]![0]!["field"]!.ToString());
    }

    [Fact]
    public async Task The_form_takes_the_pasted_document_and_goes_to_the_new_selection()
    {
        using var client = await SignInAsync();
        var page = await (await client.GetAsync("new-selection")).Content.ReadAsStringAsync();
        Assert.Contains("team[6].name", page, StringComparison.Ordinal);

        var answer = await client.PostFormAsync("api/selections", ("json", Document().ToJsonString()), ("requestId", Guid.CreateVersion7().ToString("N")));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith("/selections/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_with_a_line_per_function_creates_people_with_several_functions()
    {
        using var client = await SignInAsync();
        string[] functions = ["rnd", "cmc", "quality_assurance", "regulatory", "procurement", "finance_legal", "executive"];
        List<(string, string)> fields =
        [
            ("requestId", Guid.CreateVersion7().ToString("N")), ("sponsor", "Quillhaven Bio"), ("program", "QHB-8"), ("workPackage", "Drug product"), ("modality", "biologic"),
            ("developmentStage", "phase_ii"), ("dosageForm", "Sterile injectable"), ("services[]", "Fill and finish"), ("services[]", ""), ("scale.clinicalBatch", "200.5"), ("scale.commercialBatch", "2000"),
            ("scale.unit", "L"), ("scale.batchesPerYear", "6"), ("targetMarkets[]", "US"), ("budget", "4500000"), ("currency", "EUR"), ("timeZone", "Europe/Berlin"), ("outsourcingModel", "tactical"),
        ];
        foreach (var (function, i) in functions.Select((f, i) => (f, i)))
        {
            var quality = function == "quality_assurance";
            fields.AddRange([($"team[{i}].functions[]", function), ($"team[{i}].name", quality ? "Otto Reyes" : "Mara Quill"), ($"team[{i}].email", quality ? "otto@quillhaven.example" : Manager), ($"team[{i}].roles[]", quality ? "auditor" : "project_manager"), ($"team[{i}].roles[]", "evaluator")]);
        }

        var answer = await client.PostFormAsync("api/selections", [.. fields]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var selection = await SponsorClient.BodyAsync(await client.GetAsync($"api{answer.Headers.Location}"));
        Assert.Equal([6, 1], selection["state"]!["team"]!.AsArray().Select(m => m!["functions"]!.AsArray().Count));
    }

    private Task<SponsorClient> SignInAsync() => SponsorClient.SignInAsync(app.Host, "Mara Quill", Manager);

    private static async Task<JsonNode> ProposedAsync(SponsorClient client, string location)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var selection = await SponsorClient.BodyAsync(await client.GetAsync(location));
            if (selection["candidates"]!.AsArray().Count > 0) return selection;
            await Task.Delay(100);
        }

        throw new TimeoutException("No longlist was proposed.");
    }

    private static JsonObject Document() => JsonNode.Parse($$"""
        {
          "sponsor": "Quillhaven Bio", "program": "QHB-7", "workPackage": "Drug substance", "modality": "biologic", "developmentStage": "phase_ii",
          "services": ["Process development"], "dosageForm": "Sterile injectable", "scale": { "clinicalBatch": 200, "commercialBatch": 2000, "batchesPerYear": 6, "unit": "L" },
          "targetMarkets": ["US", "EU"], "budget": 4500000, "currency": "EUR", "timeZone": "Europe/Berlin", "outsourcingModel": "strategic_alliance",
          "team": [
            { "name": "Mara Quill", "email": "{{Manager}}", "functions": ["cmc", "rnd", "procurement"], "roles": ["project_manager"] },
            { "name": "Otto Reyes", "email": "otto@quillhaven.example", "functions": ["quality_assurance", "regulatory"], "roles": ["auditor", "evaluator"] },
            { "name": "Pia Sand", "email": "pia@quillhaven.example", "functions": ["finance_legal", "executive"], "roles": ["approver"] }
          ]
        }
        """)!.AsObject();
}

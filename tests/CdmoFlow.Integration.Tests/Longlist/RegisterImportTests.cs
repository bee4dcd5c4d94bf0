using System.Net;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Longlist;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Longlist;

[Collection(AppTests.Name)]
public class RegisterImportTests(AppFixture app)
{
    [Fact]
    public async Task The_same_register_imported_twice_makes_no_doubles()
    {
        using var client = await SponsorClient.SignInAsync(app.Host, "Ivo Brandt", "ivo@register.example");

        var first = await RegisterUpload.RunAsync(client, RegisterUpload.DemoRegister());
        var once = await RegisterUpload.CompaniesAsync(app.Host, "");
        var second = await RegisterUpload.RunAsync(client, RegisterUpload.DemoRegister());
        var twice = await RegisterUpload.CompaniesAsync(app.Host, "");

        Assert.Equal((SupplierImportState.Done, 0), (first.State, first.ErrorCount));
        Assert.True(first.GoodRows >= 12);
        Assert.Equal(first.GoodRows, second.GoodRows);
        Assert.Equal(once.Select(c => (c.Id, c.Sites.Count)), twice.Select(c => (c.Id, c.Sites.Count)));
    }

    [Fact]
    public async Task Bad_rows_are_reported_with_line_column_and_reason_and_good_rows_are_kept()
    {
        using var client = await SponsorClient.SignInAsync(app.Host, "Ivo Brandt", "ivo@register.example");
        var csv = string.Join('\n', RegisterUpload.Header, RegisterUpload.Row("Quarrytown One", "A"), RegisterUpload.Row("Quarrytown Two", "A", type: "bakery"), RegisterUpload.Row("Quarrytown Three", "A"));

        var import = await RegisterUpload.RunAsync(client, csv);

        Assert.Equal((2, 1), (import.GoodRows, import.ErrorCount));
        var error = Assert.Single(import.Errors);
        Assert.Equal((3, SupplierColumns.Type), (error.Line, error.Column));
        Assert.Contains("bakery", error.Reason, StringComparison.Ordinal);
        Assert.Equal(["quarrytown-one", "quarrytown-three"], (await RegisterUpload.CompaniesAsync(app.Host, "quarrytown")).Select(c => c.Id));
        var page = await (await client.GetAsync($"register/imports/{import.Id}")).Content.ReadAsStringAsync();
        Assert.Contains("bakery", page, StringComparison.Ordinal);
        var reading = await SponsorClient.BodyAsync(await client.PostAsync($"api/register/imports/{import.Id}/errors/reading"));
        using var storage = new HttpClient();
        Assert.Contains("3,type,", await storage.GetStringAsync(new Uri(reading["address"]!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_before_the_upload()
    {
        using var client = await SponsorClient.SignInAsync(app.Host, "Ivo Brandt", "ivo@register.example");

        var answer = await client.PostAsync("api/register/imports", new { fileName = "big.csv", length = SupplierImport.LargestFile + 1 });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("256 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_cannot_start_before_its_file_is_there_and_an_unknown_one_is_404()
    {
        using var client = await SponsorClient.SignInAsync(app.Host, "Ivo Brandt", "ivo@register.example");
        var begun = await SponsorClient.BodyAsync(await client.PostAsync("api/register/imports", new { fileName = "a.csv", length = 10 }));

        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync($"api/register/imports/{begun["importId"]}/start")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync($"api/register/imports/{Guid.NewGuid():N}/start")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("api/register/companies/nobody-of-that-name")).StatusCode);
    }

    [Fact]
    public async Task The_list_finds_by_the_beginning_of_a_name_and_goes_on_after_a_page()
    {
        var register = app.Host.Services.GetRequiredService<RegisterStore>();
        var csv = string.Join('\n', (string[])[RegisterUpload.Header, .. Enumerable.Range(0, 5).Select(i => RegisterUpload.Row($"Pagewell {i}", "A"))]);
        using var client = await SponsorClient.SignInAsync(app.Host, "Ivo Brandt", "ivo@register.example");
        await RegisterUpload.RunAsync(client, csv);

        var first = await register.SearchAsync("PageWell", null, 3);
        var second = await register.SearchAsync("PageWell", first.Next, 3);

        Assert.Equal(["pagewell-0", "pagewell-1", "pagewell-2"], first.Companies.Select(c => c.Id));
        Assert.Equal((2, null), (second.Companies.Count, second.Next));
        Assert.Contains("Pagewell 3", await (await client.GetAsync("register?name=pagewell")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

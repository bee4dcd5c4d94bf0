using System.Net;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Integration.Tests.Operations;

[Collection(AppTests.Name)]
public class ReadyTests(AppFixture app)
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Health_and_readiness_are_told_to_anybody_and_name_nothing()
    {
        await new Unsignalled(app.Host).Of<Reconciler>().SweepAsync(new Unsignalled(app.Host).Client, everything: false);
        using var client = app.NewClient();
        Assert.Contains("live", await client.GetStringAsync("api/health"), StringComparison.Ordinal);
        using var answer = await client.GetAsync("api/ready");
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        foreach (var part in (string[])["tables", "blobs", "mail", "clock", "engine"]) Assert.Contains($"\"part\":\"{part}\"", body, StringComparison.Ordinal);
        Assert.Contains("\"ageSeconds\":", body, StringComparison.Ordinal);
        foreach (var word in (string[])["127.0.0.1", "http", "devstoreaccount", "@", "example", "Key"]) Assert.DoesNotContain(word, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_often_asks_storage_once()
    {
        using var client = app.NewClient();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync("api/ready")));
        var texts = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        // One look, or two where the first ran out of its seconds in the middle.
        Assert.True(texts.Distinct().Count() <= 3, string.Join('\n', texts.Distinct()));
    }

    [Fact]
    public async Task Assets_are_kept_for_a_year_and_nothing_else_is()
    {
        using var client = app.NewClient();
        using var asset = await client.GetAsync(Web.Layout.StaticFiles.Path("site.css"));
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", asset.Headers.GetValues("Cache-Control")));
        foreach (var path in (string[])["", "sign-in", "api/openapi.json", "api/selections", "assets/0000000000000000/site.css"])
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal((true, path), (answer.Headers.CacheControl?.NoStore, path));
        }
    }

    [Fact]
    public void A_clock_that_is_off_a_sweep_that_is_missing_and_mails_that_wait_are_down()
    {
        Assert.True(ReadyRules.Clock(Now, Now.AddSeconds(-30)).Up);
        Assert.False(ReadyRules.Clock(Now, Now.AddSeconds(90)).Up);
        Assert.False(ReadyRules.Clock(Now, Now.AddSeconds(-90)).Up);
        Assert.False(ReadyRules.Clock(Now, null).Up);
        var calm = new SweepNote(0, 0, TimeSpan.Zero, TimeSpan.Zero);
        Assert.True(ReadyRules.Engine((calm, Now.AddMinutes(-6)), Now, Now.AddDays(-1)).Up);
        Assert.False(ReadyRules.Engine((calm, Now.AddMinutes(-16)), Now, Now.AddDays(-1)).Up);
        Assert.True(ReadyRules.Engine((calm, Now.AddDays(-3)), Now, Now.AddMinutes(-1)).Up);
        Assert.True(ReadyRules.Engine(null, Now, Now.AddMinutes(-1)).Up);
        Assert.False(ReadyRules.Engine(null, Now, Now.AddDays(-1)).Up);
        Assert.False(ReadyRules.Engine((calm with { OldestSignal = TimeSpan.FromMinutes(15) }, Now), Now, Now.AddDays(-1)).Up);
        Assert.True(ReadyRules.Mail(true, calm).Up);
        Assert.False(ReadyRules.Mail(false, calm).Up);
        Assert.False(ReadyRules.Mail(true, calm with { OldestMail = TimeSpan.FromHours(2) }).Up);
    }
}

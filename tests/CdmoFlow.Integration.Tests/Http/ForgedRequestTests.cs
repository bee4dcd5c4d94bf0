using System.Net;
using System.Text;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.People;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>Requests that a page of another site makes a signed-in person's browser send.</summary>
[Collection(AppTests.Name), Trait("Category", "Threat")]
public class ForgedRequestTests(AppFixture app)
{
    [Fact]
    public async Task CSRF_on_every_POST_is_refused_however_it_is_dressed_and_nothing_happens()
    {
        using var everybody = await EveryRole.BeginAsync(app.Host);
        using var attacker = await SponsorClient.SignInAsync(app.Host, "Mal Ory", "mal@threats.example");
        var store = app.Host.Services.GetRequiredService<SelectionStore>();
        var before = (await store.PeekAsync(everybody.SelectionId))!.Trail;
        List<string> wrong = [];
        foreach (var rule in RouteTable.All.Where(r => r.Method != "GET" && !r.IsSigned))
        {
            foreach (var (dress, content) in Dresses())
            {
                using var request = new HttpRequestMessage(new HttpMethod(rule.Method), everybody.Path(rule)) { Content = content };
                request.Headers.Add("Origin", "https://elsewhere.example");
                using var answer = await everybody.For(rule).SendAsync(request, dress == "of another session" ? attacker.Proof : "none");
                var said = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode != HttpStatusCode.BadRequest || !said.Contains("too old or came from another site", StringComparison.Ordinal)) wrong.Add($"{rule.Method} {rule.Route}, {dress}: {(int)answer.StatusCode} {said}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, (await store.PeekAsync(everybody.SelectionId))!.Trail);
    }

    [Fact]
    public void CSRF_only_the_signed_reports_of_the_mail_service_need_no_proof_and_no_GET_is_a_step() =>
        Assert.Equal(["MailEvents"], RouteTable.All.Where(r => r.IsSigned).Select(r => r.Function));

    private static (string Dress, HttpContent Content)[] Dresses() =>
    [
        ("as a form", new FormUrlEncodedContent([KeyValuePair.Create("reason", "Because I say so."), KeyValuePair.Create("confirm", "true")])),
        ("as a form with files", new MultipartFormDataContent { { new StringContent("Because I say so."), "reason" } }),
        ("as plain text", new StringContent("""{"reason":"Because I say so.","confirm":true}""", Encoding.UTF8, "text/plain")),
        ("as JSON", new StringContent("""{"reason":"Because I say so.","confirm":true}""", Encoding.UTF8, "application/json")),
        ("of another session", new StringContent("""{"reason":"Because I say so.","confirm":true}""", Encoding.UTF8, "application/json")),
    ];
}

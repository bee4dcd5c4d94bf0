using System.Net;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Mail;

/// <summary>Mail gateways open every link, several at once, before the person does.</summary>
[Collection(SelectionTests.Name)]
public class LinkScannerTests(SelectionSite site)
{
    [Fact, Trait("Category", "Threat")]
    public async Task A_scanners_GET_burns_no_link_fifty_reads_of_every_link_of_every_mail_change_nothing()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.RfpIssued);
        var before = (await journey.LookAsync()).State;
        // The invitations may still be on their way.
        var links = await DemoSite.UntilAsync("eight links have left", async () =>
            (await journey.MailsAsync()).SelectMany(m => m.Links).Select(l => new Uri(l).PathAndQuery.TrimStart('/')).Distinct(StringComparer.Ordinal).ToList() is { Count: >= 8 } found ? found : null);
        using var scanner = site.App.NewClient();
        foreach (var link in links)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
            {
                using var request = new HttpRequestMessage(i % 2 == 0 ? HttpMethod.Get : HttpMethod.Head, link);
                request.Headers.Accept.ParseAdd("text/html");
                using var answer = await scanner.SendAsync(request);
                return answer.StatusCode;
            }));
            Assert.All(answers, status => Assert.True((int)status < 500, $"{link} answered {(int)status}."));
            Assert.All(answers.Where((_, i) => i % 2 == 0), status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Found, $"{link} answered {(int)status}."));
        }

        var after = (await journey.LookAsync()).State;
        Assert.Equal(before.Trail, after.Trail);
        // The links still open the room for the person themselves.
        await journey.ToAsync(Stage.Scoring);
        await journey.CancelAsync();
    }
}

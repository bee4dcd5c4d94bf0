using System.Net;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>Somebody prepares another person's browser, or a code, and waits.</summary>
[Collection(SelectionTests.Name), Trait("Category", "Threat")]
public class SessionFixationTests(SelectionSite site)
{
    private const string Victim = "irene.vance@quillmoor.example";

    [Fact]
    public async Task Session_fixation_a_code_opens_nothing_in_another_browser_than_the_one_that_asked()
    {
        await KnownAsync();
        using var asking = new CodeAsker(site, Victim);
        using var other = new CodeAsker(site, Victim);
        var asked = await asking.AskAsync();
        await other.VisitAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await other.TypeAsync(asked));
        Assert.Equal(HttpStatusCode.NoContent, await asking.TypeAsync(asked));
    }

    [Fact]
    public async Task Session_fixation_a_planted_cookie_is_replaced_at_sign_in_and_a_changed_one_is_nobodys()
    {
        await KnownAsync();
        using var planted = new CodeAsker(site, Victim, "cdmoflow=planted-by-somebody");
        Assert.Null(await planted.WhoAsync());
        Assert.Equal(HttpStatusCode.NoContent, await planted.TypeAsync(await planted.AskAsync()));
        Assert.NotNull(await planted.WhoAsync());
        var session = planted.Cookie("cdmoflow");
        Assert.NotEqual("planted-by-somebody", session.Value);
        Assert.True(session.HttpOnly);

        using var thief = new CodeAsker(site, Victim, "cdmoflow=planted-by-somebody");
        Assert.Null(await thief.WhoAsync());
        using var changed = new CodeAsker(site, Victim, $"cdmoflow={session.Value[..^8]}{(session.Value[^8] == 'A' ? 'B' : 'A')}{session.Value[^7..]}");
        Assert.Null(await changed.WhoAsync());
    }

    [Fact]
    public async Task Session_cookies_are_kept_from_scripts_and_from_requests_of_other_sites()
    {
        await KnownAsync();
        using var asking = new CodeAsker(site, Victim);
        Assert.Equal(HttpStatusCode.NoContent, await asking.TypeAsync(await asking.AskAsync()));
        var set = asking.SetCookies;
        Assert.Contains(set, c => c.StartsWith("cdmoflow=", StringComparison.Ordinal));
        Assert.All(set.Where(c => c.StartsWith("cdmoflow", StringComparison.Ordinal)), c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    private async Task KnownAsync() =>
        await site.App.Host.Services.GetRequiredService<PeopleStore>().GetOrAddAsync("Irene Vance", Victim, null);
}

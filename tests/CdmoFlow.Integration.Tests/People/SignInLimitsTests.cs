using CdmoFlow.Functions;
using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>The limits as they are outside of the demo.</summary>
[Collection(AppTests.Name)]
public class SignInLimitsTests(AppFixture app)
{
    private readonly string person = $"p-{Guid.NewGuid():N}";

    [Fact, Trait("Category", "Threat")]
    public async Task The_sixth_code_within_a_quarter_of_an_hour_is_not_mailed_and_the_page_is_the_same()
    {
        var ids = new List<string>();
        for (var i = 0; i < 6; i++) ids.Add(await Codes().RequestAsync(new DefaultHttpContext(), person, person, null, Of<DurableTaskClient>()));

        var asked = await Task.WhenAll(ids.Select(async id => (await Of<TokenStore>().FindCodeAsync(id))!.Value.Challenge.PersonId));
        Assert.Equal<IEnumerable<string?>>([person, person, person, person, person, null], asked);
    }

    [Fact]
    public async Task Another_room_has_codes_of_its_own_and_the_next_quarter_has_new_ones()
    {
        var limits = new SignInLimits { Codes = 1, CodeWindow = TimeSpan.FromSeconds(1) };
        async Task<bool> Mailed(RoomGrant? room) =>
            (await Of<TokenStore>().FindCodeAsync(await Codes(limits).RequestAsync(new DefaultHttpContext(), person, person, room, Of<DurableTaskClient>())))!.Value.Challenge.PersonId is not null;

        Assert.True(await Mailed(null));
        Assert.True(await Mailed(new RoomGrant("another", "alder", person, 1)));
        await Task.Delay(1100);
        Assert.True(await Mailed(null));
    }

    [Fact, Trait("Category", "Threat")]
    public async Task After_twenty_wrong_codes_in_a_day_not_even_the_right_one_opens()
    {
        var many = new SignInLimits { Codes = 100 };
        for (var i = 0; i < 20; i++)
        {
            var wrong = await Codes(many).RequestAsync(new DefaultHttpContext(), person, person, null, Of<DurableTaskClient>());
            Assert.Null((await Codes(many).RedeemAsync(new DefaultHttpContext(), wrong, "00000000")).Opened);
        }

        var asked = new DefaultHttpContext();
        var id = await Codes(many).RequestAsync(asked, person, person, null, Of<DurableTaskClient>());
        var typed = new DefaultHttpContext();
        typed.Request.Headers.Cookie = asked.Response.Headers.SetCookie.ToString().Split(';')[0];
        var code = Codes(many).Reveal((await Of<TokenStore>().FindCodeAsync(id))!.Value.Challenge);

        var (opened, why) = await Codes(many).RedeemAsync(typed, id, code);

        Assert.Null(opened);
        Assert.Contains("tomorrow", why, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Rate_limits_hold_across_two_instances_however_the_requests_are_spread()
    {
        var instances = new[] { OtherInstance(), OtherInstance() };
        var ids = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => instances[i % 2].RequestAsync(new DefaultHttpContext(), person, person, null, Of<DurableTaskClient>())));
        var mailed = await Task.WhenAll(ids.Select(async id => (await Of<TokenStore>().FindCodeAsync(id))!.Value.Challenge.PersonId is not null));
        // Whoever loses a race is refused rather than let through: never more than five.
        Assert.InRange(mailed.Count(m => m), 1, 5);

        var few = new SignInLimits { Failures = 4, Codes = 100 };
        instances = [OtherInstance(few), OtherInstance(few)];
        for (var i = 0; i < 4; i++) await instances[i % 2].RedeemAsync(new DefaultHttpContext(), await instances[0].RequestAsync(new DefaultHttpContext(), person, person, null, Of<DurableTaskClient>()), "00000000");
        foreach (var instance in instances)
        {
            var asked = new DefaultHttpContext();
            var id = await instance.RequestAsync(asked, person, person, null, Of<DurableTaskClient>());
            var typed = new DefaultHttpContext();
            typed.Request.Headers.Cookie = asked.Response.Headers.SetCookie.ToString().Split(';')[0];
            Assert.Contains("tomorrow", (await instance.RedeemAsync(typed, id, instance.Reveal((await Of<TokenStore>().FindCodeAsync(id))!.Value.Challenge))).Why, StringComparison.Ordinal);
        }
    }

    // A process of its own has its own clients and nothing of the other's memory.
    private SignInCodes OtherInstance(SignInLimits? limits = null) => new(
        new TokenStore(new StorageClients(Of<StorageOptions>())), new SecretKeys(new StorageClients(Of<StorageOptions>()), Of<SecretKeyOptions>()), Of<IDataProtectionProvider>(), Of<Signals>(), Of<SiteOptions>(), limits ?? new SignInLimits(), Of<SourceAddress>());

    private T Of<T>()
        where T : notnull => app.Host.Services.GetRequiredService<T>();

    private SignInCodes Codes(SignInLimits? limits = null) =>
        new(Of<TokenStore>(), Of<SecretKeys>(), Of<IDataProtectionProvider>(), Of<Signals>(), Of<SiteOptions>(), limits ?? new SignInLimits(), Of<SourceAddress>());
}

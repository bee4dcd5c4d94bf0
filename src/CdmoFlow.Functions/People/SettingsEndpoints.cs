using CdmoFlow.Functions.Http;
using CdmoFlow.Mail.Notifications;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.People;

namespace CdmoFlow.Functions.People;

/// <summary>A person's own settings.</summary>
public sealed class SettingsEndpoints(SettingsStore settings, SiteOptions site, Answers answers)
{
    /// <summary>Which event reaches the visitor how, per role, and the daily summary.</summary>
    [Function("SettingsPage")]
    public async Task<IResult> SettingsPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings")] HttpRequest request) =>
        Page.Show<SettingsPage, PersonSettings>(request, await settings.FindAsync(request.SignedIn().PersonId));

    /// <summary>Stores them.</summary>
    [Function("SaveSettings")]
    [Api("Choose which event reaches you how, per role, and whether you get the daily summary", Accepts = typeof(SettingsInput), Returns = typeof(PersonSettings))]
    public async Task<IResult> SaveSettings([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settings")] HttpRequest request)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<SettingsInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var (chosen, refusal) = ChooseSettings.Read(await settings.FindAsync(request.SignedIn().PersonId), input!);
        if (refusal is not null) return answers.Refused(request, refusal, typed);
        await settings.PutAsync(chosen!);
        request.HttpContext.Response.Cookies.Append(ReaderZone.Cookie, chosen!.TimeZone, site.ChoiceCookie(scripts: true));
        return typed is not null ? Results.Redirect("/settings") : Answers.Ok(chosen);
    }
}

using CdmoFlow.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Functions.Http;

/// <summary>A language.</summary>
/// <param name="Language">Such as <c>de</c>.</param>
/// <param name="ReturnTo">The page on which it was chosen.</param>
public sealed record LanguageInput(string? Language, string? ReturnTo);

/// <summary>The choice of the language, for everybody and without a session.</summary>
public sealed class LanguageEndpoints(SiteOptions site, Answers answers)
{
    /// <summary>Keeps the choice in the reader's browser.</summary>
    [Function("ChooseLanguage")]
    [Api("Choose the language of the pages, kept in a cookie", Accepts = typeof(LanguageInput))]
    public async Task<IResult> ChooseLanguage([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/language")] HttpRequest request)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<LanguageInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        if (!Languages.IsKnown(input!.Language)) return answers.Refused(request, Refusal.Invalid("language", $"Choose one of {string.Join(", ", Languages.All.Select(l => l.Code))}."), typed);
        request.HttpContext.Response.Cookies.Append(Languages.Cookie, input.Language!, site.ChoiceCookie(scripts: false));
        return typed is null ? Results.NoContent() : Results.Redirect(HumanStep.ReturnPath(input.ReturnTo) ?? "/");
    }
}

using CdmoFlow.Functions.Http;
using CdmoFlow.People;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.People;

namespace CdmoFlow.Functions.People;

/// <summary>A person's own absence: who decides meanwhile, in all selections at once.</summary>
public sealed class AbsenceEndpoints(Absences absences, PeopleStore people, Answers answers)
{
    /// <summary>The form, and what was announced last.</summary>
    [Function("AbsencePage")]
    public async Task<IResult> AbsencePage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "absence")] HttpRequest request)
    {
        var personId = request.SignedIn().PersonId;
        var names = await people.NamesAsync();
        var notice = await absences.NoticeAsync(personId);
        return Page.Show<AbsencePage, AbsenceModel>(request, new AbsenceModel(
            await absences.ColleaguesAsync(personId), notice is null ? null : new AnnouncedAbsence(names.GetValueOrDefault(notice.DeputyId, "(erased)"), notice.From, notice.Until, notice.Covered, [.. notice.Gaps.Select(g => $"{g.Selection}: {g.Why}")])));
    }

    /// <summary>Announces an absence.</summary>
    [Function("AnnounceAbsence")]
    [Api("Announce when you are away and who decides meanwhile, in all your selections", Accepts = typeof(AbsenceInput), Returns = typeof(AbsenceNotice))]
    public async Task<IResult> AnnounceAbsence([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/absence")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<AbsenceInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var visitor = request.SignedIn();
        if (await absences.AnnounceAsync(visitor, input!, client) is { } refusal) return answers.Refused(request, refusal, typed);
        return typed is not null ? Results.Redirect("/absence") : Answers.Ok((await absences.NoticeAsync(visitor.PersonId))!);
    }

    /// <summary>Ends it.</summary>
    [Function("EndAbsence")]
    [Api("End your absence in all your selections")]
    public async Task<IResult> EndAbsence([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/absence/end")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        await absences.EndAsync(request.SignedIn(), client);
        return request.HasFormContentType ? Results.Redirect("/absence") : Results.NoContent();
    }
}

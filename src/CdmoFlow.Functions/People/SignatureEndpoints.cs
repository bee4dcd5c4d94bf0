using CdmoFlow.Functions.Http;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.People;

namespace CdmoFlow.Functions.People;

/// <summary>A colleague's confirmation that a person is who they say.</summary>
/// <param name="PersonId">Whose identity was checked.</param>
/// <param name="How">How, at least ten characters.</param>
/// <param name="ReturnTo">The page with the form; empty = the page of signatures.</param>
public sealed record IdentityCheckInput(string? PersonId, string? How, string? ReturnTo = null);

/// <summary>A first code of an authenticator app.</summary>
public sealed record TotpInput(string? Code);

/// <summary>A signature password, typed twice.</summary>
public sealed record SignaturePasswordInput(string? Password, string? Repeated);

/// <summary>The key of an authenticator app for programs; it is shown until its first code was typed.</summary>
public sealed record TotpKeyAnswer(string Key);

/// <summary>A person's second component for electronic signatures, and the identity check before it.</summary>
public sealed class SignatureEndpoints(Signing signing, Absences absences, SelectionIndex index, SelectionStore selections, PeopleStore people, SiteOptions site, Answers answers)
{
    /// <summary>What the visitor signs with, how to enrol it, and whose identity the visitor may confirm.</summary>
    [Function("SignaturePage")]
    public async Task<IResult> SignaturePage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "signature")] HttpRequest request)
    {
        var visitor = request.SignedIn();
        var means = await signing.MeansAsync(visitor.PersonId);
        var names = await people.NamesAsync();
        var key = means.MayEnrol(DateTimeOffset.UtcNow) ? signing.PendingKey(means) : null;
        return Page.Show<SignaturePage, SignatureModel>(request, new SignatureModel(
            means.Method, means.EnrolledAt, means.MayEnrol(DateTimeOffset.UtcNow), means.CheckedBy is { } by ? names.GetValueOrDefault(by, "(erased)") : null, key,
            key is null ? null : Authenticator.QrCode(key, visitor.Name, new Uri(site.BaseAddress).Host), await absences.ColleaguesAsync(visitor.PersonId)));
    }

    /// <summary>
    /// Confirms the identity of a colleague, or of a person of the selected CDMO. Project managers, Quality Assurance and administrators of a shared selection may, and the installation's administrators
    /// for their own side.
    /// </summary>
    [Function("CheckIdentity")]
    [Api("Confirm that you checked the identity of a colleague, or of a person of the selected CDMO; it permits one enrolment of a signature", Accepts = typeof(IdentityCheckInput))]
    public async Task<IResult> CheckIdentity([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/signature/identity-checks")] HttpRequest request)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<IdentityCheckInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        var checker = request.SignedIn().PersonId;
        if (string.IsNullOrWhiteSpace(input!.PersonId)) return answers.Refused(request, Refusal.Invalid("personId", "Choose whose identity you checked."), typed);
        if (!await MayCheckAsync(checker, input.PersonId))
            return answers.Refused(request, Refusal.Forbidden("A project manager, Quality Assurance or an administrator of a selection that you share confirms an identity; of a CDMO only of the one that was selected."), typed);
        return await signing.CheckAsync(checker, input.PersonId, input.How ?? "") is { } refusal ? answers.Refused(request, refusal, typed) : Done(request, input.ReturnTo);
    }

    /// <summary>Makes a key for an authenticator app.</summary>
    [Function("BeginTotp")]
    [Api("Make a key for an authenticator app; it counts once its first code was typed", Returns = typeof(TotpKeyAnswer))]
    public async Task<IResult> BeginTotp([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/signature/authenticator")] HttpRequest request)
    {
        var (key, refusal) = await signing.BeginTotpAsync(request.SignedIn().PersonId);
        if (refusal is not null) return answers.Refused(request, refusal);
        return request.HasFormContentType ? Results.Redirect("/signature") : Answers.Ok(new TotpKeyAnswer(key!));
    }

    /// <summary>Enrols the app.</summary>
    [Function("ConfirmTotp")]
    [Api("Enrol the authenticator app with its first code", Accepts = typeof(TotpInput))]
    public async Task<IResult> ConfirmTotp([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/signature/authenticator/confirmation")] HttpRequest request)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<TotpInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        return await signing.ConfirmTotpAsync(request.SignedIn().PersonId, input!.Code) is { } refusal ? answers.Refused(request, refusal, typed) : Done(request);
    }

    /// <summary>Enrols a password.</summary>
    [Function("SetSignaturePassword")]
    [Api("Enrol a signature password", Accepts = typeof(SignaturePasswordInput))]
    public async Task<IResult> SetSignaturePassword([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/signature/password")] HttpRequest request)
    {
        var (input, unreadable, typed) = await Bodies.ReadAsync<SignaturePasswordInput>(request);
        if (unreadable is not null) return answers.Refused(request, unreadable, typed);
        return await signing.SetPasswordAsync(request.SignedIn().PersonId, input!.Password, input.Repeated) is { } refusal ? answers.Refused(request, refusal, typed) : Done(request);
    }

    /// <summary>Takes it away.</summary>
    [Function("RemoveSignature")]
    [Api("Remove your second component; a new one needs a new identity check")]
    public async Task<IResult> RemoveSignature([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/signature/removal")] HttpRequest request) =>
        await signing.RemoveAsync(request.SignedIn().PersonId) is { } refusal ? answers.Refused(request, refusal) : Done(request);

    private async Task<bool> MayCheckAsync(string checkerId, string personId)
    {
        if (await people.FindAsync(personId) is not { } person) return false;
        if (person.CdmoId is null && await people.FindAsync(checkerId) is { } checker && site.IsAdministrator(checker.Email)) return true;
        foreach (var shared in (await index.ListAsync()).Where(s => s.Team.Contains(checkerId) && (person.CdmoId is null ? s.Team.Contains(personId) : s.Stage is Stage.Contract or Stage.Contracted)))
        {
            // The list says who shares a selection, the selection itself what they may do and which CDMO was selected.
            if (await selections.PeekAsync(shared.Id) is not { } state || (person.CdmoId is not null && person.CdmoId != state.WinnerId)) continue;
            var seat = state.Team.FirstOrDefault(m => m.PersonId == checkerId);
            if (seat?.Functions.Contains(SponsorFunction.QualityAssurance) == true || seat?.Roles.Any(r => r is Role.ProjectManager or Role.Administrator) == true) return true;
        }

        return false;
    }

    private static IResult Done(HttpRequest request, string? returnTo = null) => request.HasFormContentType ? Results.Redirect(HumanStep.ReturnPath(returnTo) ?? "/signature") : Results.NoContent();
}

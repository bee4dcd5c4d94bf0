using System.Globalization;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Templates;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.People;

/// <summary>Sends the mail with a one-time code and wipes the code.</summary>
public sealed class SendCode(TokenStore tokens, SelectionStore selections, PeopleStore people, SignInCodes codes, MailTemplates templates, MessageIds ids, SendGridMailer mailer, SiteOptions site, ILogger<SendCode> logger)
{
    /// <summary>False when there was nothing left to send.</summary>
    [Function(nameof(SendCode))]
    public Task<bool> Run([ActivityTrigger] string challengeId) => TransientFaultException.GuardAsync(async () =>
    {
        if (await tokens.FindCodeAsync(challengeId) is not var (challenge, etag) || codes.Reveal(challenge) is not { } code) return false;
        // An alert reads these lines: infra/queries. They name nobody, and no code.
        if (challenge.ExpiresAt < DateTimeOffset.UtcNow)
        {
            logger.LogError("A mail with a sign-in code was not sent: {Reason}.", "the code had run out before the mail service took it");
            return false;
        }

        if (await people.FindAsync(challenge.PersonId!) is not { } person) return false;
        var state = challenge.SelectionId is { } id ? await selections.PeekAsync(id) : null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["recipient"] = person.Name,
            ["selection"] = state?.Title ?? "CdmoFlow",
            ["sponsor"] = state?.Brief.Sponsor ?? "CdmoFlow",
            ["link"] = $"{site.BaseAddress}/sign-in/code?challenge={challengeId}",
            ["code"] = $"{code[..4]} {code[4..]}",
            ["minutes"] = SignInCodes.Minutes.ToString(CultureInfo.InvariantCulture),
        };
        try
        {
            await mailer.SendAsync(new OutgoingMail(await ids.OfAsync($"code-{challengeId}"), person.Email, person.Name, templates.Render("sign_in_code", values), []), CancellationToken.None);
        }
        catch (Exception refused) when (!TransientFaultException.IsTransient(refused))
        {
            logger.LogError("A mail with a sign-in code was not sent: {Reason}.", refused.GetType().Name);
            throw;
        }

        // Losing this race means that the code was used or failed meanwhile: it is then wiped there or void soon.
        await tokens.SaveCodeAsync(challenge with { ProtectedCode = null }, etag);
        return true;
    });
}

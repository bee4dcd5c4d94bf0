using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CdmoFlow.Functions.People;

/// <summary>
/// One-time codes: eight digits, ten minutes of real time, single use, five tries, bound to the browser that asked; a new code voids the one before. Codes and failures are counted per person, per address and per source. The answer is the same whether or not the address is known or has had too many.
/// </summary>
public sealed class SignInCodes(TokenStore tokens, SecretKeys keys, IDataProtectionProvider protection, Signals signals, SiteOptions site, SignInLimits limits, SourceAddress sources)
{
    private const int Tries = 5;
    private const string BrowserCookie = "cdmoflow-browser";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("code");

    /// <summary>Makes a code and sends it on its way; answers the id of the code page.</summary>
    /// <param name="http">The browser that asks.</param>
    /// <param name="personId">For whom; null where nobody is known, and then no mail leaves.</param>
    /// <param name="address">The address as typed, or the id of a link's person: what is counted also where nobody is known, so that known and unknown look and last the same.</param>
    /// <param name="room">The room whose link was opened; null for the sponsor's side.</param>
    /// <param name="client">To send the mail.</param>
    public async Task<string> RequestAsync(HttpContext http, string? personId, string address, RoomGrant? room, DurableTaskClient client)
    {
        // Beyond the limit the page is the same, and no mail leaves: nobody's mailbox can be flooded from here.
        var now = DateTimeOffset.UtcNow;
        var within = await tokens.SpendAsync($"codes-source|{TokenStore.Hash(sources.Of(http))}", limits.CodesPerSource, limits.CodeWindow, now)
            & await tokens.SpendAsync(CodesOf(TokenStore.Hash(address.Trim().ToUpperInvariant()), room), limits.Codes, limits.CodeWindow, now);
        if (!within) personId = null;
        var code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var challenge = new CodeChallenge
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            PersonId = personId,
            SelectionId = room?.SelectionId,
            CdmoId = room?.CdmoId,
            Epoch = room?.Epoch ?? 1,
            Admission = room?.Admission ?? 0,
            CodeHash = await HashAsync(code),
            ProtectedCode = personId is null ? null : protector.Protect(code),
            BrowserHash = TokenStore.Hash(Browser(http)),
            ExpiresAt = DateTimeOffset.UtcNow + Life,
        };
        await tokens.AddCodeAsync(challenge);
        if (personId is not null) await tokens.MakeNewestAsync(CodesOf(personId, room), challenge.Id);
        if (personId is not null) await signals.StartOrThrowAsync(client, new OrchestrationStart(nameof(CodeMailOrchestrator), $"code:{challenge.Id}", challenge.Id));
        return challenge.Id;
    }

    /// <summary>The challenge that a typed code opens, or null with a sentence why not.</summary>
    public async Task<(CodeChallenge? Opened, string? Why)> RedeemAsync(HttpContext http, string? challengeId, string? code)
    {
        const string Wrong = "This code does not fit. Check the newest mail, or ask for a new code.";
        var source = $"failures-source|{TokenStore.Hash(sources.Of(http))}";
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        // Whoever is quick types the code while the sender still wipes it from the row: look again.
        for (var look = 1; look <= 3; look++)
        {
            if (string.IsNullOrWhiteSpace(challengeId) || await tokens.FindCodeAsync(challengeId) is not var (challenge, etag)) return (null, Wrong);
            if (challenge.Used || challenge.Failures >= Tries || challenge.ExpiresAt < DateTimeOffset.UtcNow) return (null, "This code is used up or too old. Ask for a new one.");
            if (await tokens.IsSpentAsync(source, limits.FailuresPerSource, limits.FailureWindow, DateTimeOffset.UtcNow)) return (null, "Too many wrong codes were typed from where you are. Try again tomorrow, or from another place.");
            if (challenge.PersonId is { } asked && await tokens.NewestAsync(CodesOf(asked, RoomOf(challenge))) is { } newest && newest != challenge.Id) return (null, "A newer code was asked for since. Use the one in the newest mail, in the browser that asked for it.");
            var fits = challenge.PersonId is not null
                && ConstantTime.Same(challenge.CodeHash, await HashAsync(typed))
                && ConstantTime.Same(challenge.BrowserHash, TokenStore.Hash(http.Request.Cookies[BrowserCookie] ?? ""));
            if (challenge.PersonId is { } person && await tokens.IsSpentAsync(FailuresOf(person), limits.Failures, limits.FailureWindow, DateTimeOffset.UtcNow))
                return (null, fits ? "Too many wrong codes were typed for this address today. Try again tomorrow." : Wrong);
            var saved = await tokens.SaveCodeAsync(fits ? challenge with { Used = true, ProtectedCode = null } : challenge with { Failures = challenge.Failures + 1 }, etag);
            if (!saved) continue;
            if (fits) return (challenge, null);
            await tokens.SpendAsync(source, limits.FailuresPerSource, limits.FailureWindow, DateTimeOffset.UtcNow);
            if (challenge.PersonId is { } who) await tokens.SpendAsync(FailuresOf(who), limits.Failures, limits.FailureWindow, DateTimeOffset.UtcNow);
            return (null, Wrong);
        }

        return (null, Wrong);
    }

    /// <summary>The code in clear, for the one mail that carries it; null once it was wiped.</summary>
    public string? Reveal(CodeChallenge challenge) => challenge.ProtectedCode is { } sealedCode ? protector.Unprotect(sealedCode) : null;

    /// <summary>Minutes for which a code lives.</summary>
    public static int Minutes => (int)Life.TotalMinutes;

    private static RoomGrant? RoomOf(CodeChallenge challenge) => challenge.SelectionId is { } id ? new RoomGrant(id, challenge.CdmoId!, challenge.PersonId!, challenge.Epoch, challenge.Admission) : null;

    private static string CodesOf(string whom, RoomGrant? room) => $"codes|{whom}|{room?.SelectionId ?? "sponsor"}";

    private static string FailuresOf(string personId) => $"failures|{personId}";

    private string Browser(HttpContext http)
    {
        if (http.Request.Cookies.TryGetValue(BrowserCookie, out var known) && known.Length == 64) return known;
        var browser = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(BrowserCookie, browser, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = site.IsSecure, IsEssential = true, MaxAge = TimeSpan.FromDays(30) });
        return browser;
    }

    private async Task<string> HashAsync(string code) => Convert.ToHexStringLower(HMACSHA256.HashData(await keys.LinksAsync(), Encoding.UTF8.GetBytes($"code|{code}")));
}

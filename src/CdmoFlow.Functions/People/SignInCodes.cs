using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CdmoFlow.Functions.People;

/// <summary>
/// One-time codes: eight digits, ten minutes of real time, single use, five tries, bound to the browser that asked. Codes and failures are counted per person. The answer is the same whether or not the address is known or has had too many.
/// </summary>
public sealed class SignInCodes(TokenStore tokens, SecretKeys keys, IDataProtectionProvider protection, Signals signals, SiteOptions site, SignInLimits limits)
{
    private const int Tries = 5;
    private const string BrowserCookie = "cdmoflow-browser";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("code");

    /// <summary>Makes a code and sends it on its way; answers the id of the code page.</summary>
    public async Task<string> RequestAsync(HttpContext http, string? personId, RoomGrant? room, DurableTaskClient client)
    {
        // Beyond the limit the page is the same, and no mail leaves: nobody's mailbox can be flooded from here.
        if (personId is not null && !await tokens.SpendAsync(CodesOf(personId, room), limits.Codes, limits.CodeWindow, DateTimeOffset.UtcNow)) personId = null;
        var code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var challenge = new CodeChallenge
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            PersonId = personId,
            SelectionId = room?.SelectionId,
            CdmoId = room?.CdmoId,
            Epoch = room?.Epoch ?? 1,
            CodeHash = await HashAsync(code),
            ProtectedCode = personId is null ? null : protector.Protect(code),
            BrowserHash = TokenStore.Hash(Browser(http)),
            ExpiresAt = DateTimeOffset.UtcNow + Life,
        };
        await tokens.AddCodeAsync(challenge);
        if (personId is not null) await signals.StartAsync(client, new OrchestrationStart(nameof(CodeMailOrchestrator), $"code:{challenge.Id}", challenge.Id));
        return challenge.Id;
    }

    /// <summary>The challenge that a typed code opens, or null with a sentence why not.</summary>
    public async Task<(CodeChallenge? Opened, string? Why)> RedeemAsync(HttpContext http, string? challengeId, string? code)
    {
        const string Wrong = "This code does not fit. Check the newest mail, or ask for a new code.";
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        // Whoever is quick types the code while the sender still wipes it from the row: look again.
        for (var look = 1; look <= 3; look++)
        {
            if (string.IsNullOrWhiteSpace(challengeId) || await tokens.FindCodeAsync(challengeId) is not var (challenge, etag)) return (null, Wrong);
            if (challenge.Used || challenge.Failures >= Tries || challenge.ExpiresAt < DateTimeOffset.UtcNow) return (null, "This code is used up or too old. Ask for a new one.");
            var fits = challenge.PersonId is not null
                && Same(challenge.CodeHash, await HashAsync(typed))
                && Same(challenge.BrowserHash, TokenStore.Hash(http.Request.Cookies[BrowserCookie] ?? ""));
            if (challenge.PersonId is { } person && await tokens.IsSpentAsync(FailuresOf(person), limits.Failures, limits.FailureWindow, DateTimeOffset.UtcNow))
                return (null, fits ? "Too many wrong codes were typed for this address today. Try again tomorrow." : Wrong);
            var saved = await tokens.SaveCodeAsync(fits ? challenge with { Used = true, ProtectedCode = null } : challenge with { Failures = challenge.Failures + 1 }, etag);
            if (!saved) continue;
            if (fits) return (challenge, null);
            if (challenge.PersonId is { } who) await tokens.SpendAsync(FailuresOf(who), limits.Failures, limits.FailureWindow, DateTimeOffset.UtcNow);
            return (null, Wrong);
        }

        return (null, Wrong);
    }

    /// <summary>The code in clear, for the one mail that carries it; null once it was wiped.</summary>
    public string? Reveal(CodeChallenge challenge) => challenge.ProtectedCode is { } sealedCode ? protector.Unprotect(sealedCode) : null;

    /// <summary>Minutes for which a code lives.</summary>
    public static int Minutes => (int)Life.TotalMinutes;

    private static string CodesOf(string personId, RoomGrant? room) => $"codes|{personId}|{room?.SelectionId ?? "sponsor"}";

    private static string FailuresOf(string personId) => $"failures|{personId}";

    private string Browser(HttpContext http)
    {
        if (http.Request.Cookies.TryGetValue(BrowserCookie, out var known) && known.Length == 64) return known;
        var browser = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(BrowserCookie, browser, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = site.IsSecure, IsEssential = true, MaxAge = TimeSpan.FromDays(30) });
        return browser;
    }

    private async Task<string> HashAsync(string code) => Convert.ToHexStringLower(HMACSHA256.HashData(await keys.LinksAsync(), Encoding.UTF8.GetBytes($"code|{code}")));

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));
}

using System.Security.Cryptography;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace CdmoFlow.Functions.People;

/// <summary>
/// The second component of an electronic signature (21 CFR 11.200): enrolled once after a colleague checked the identity, asked for at every signature, counted when it is wrong. Codes by mail never
/// count: the mailbox has already opened the session. Real time, never skipped time.
/// </summary>
public sealed class Signing(SigningStore store, TokenStore tokens, IDataProtectionProvider protection, SignInLimits limits, EntraSignIn entra)
{
    private const int ShortestPassword = 12;
    private static readonly PasswordHasher<string> Hasher = new();
    private readonly IDataProtector protector = protection.CreateProtector("signing");

    /// <summary>What a person signs with.</summary>
    public async Task<SigningMeans> MeansAsync(string personId) => (await store.FindAsync(personId)).Means;

    /// <summary>Checks the second component of a signature.</summary>
    /// <returns>The method when it fits, or why not; both null when nothing was typed and nothing else speaks for a signature.</returns>
    public async Task<(SigningMethod? Method, Refusal? Refusal)> VerifyAsync(HttpContext http, string personId, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return entra.HasFreshFactors(http) ? (SigningMethod.Entra, null) : (null, null);
        if (await tokens.IsSpentAsync(FailuresOf(personId), limits.SignatureFailures, limits.FailureWindow, DateTimeOffset.UtcNow))
            return (null, Wrong("Too many wrong codes or passwords were typed today. Signing is closed for you until tomorrow; tell whoever runs this installation if it was not you."));
        for (var look = 1; look <= 3; look++)
        {
            var (means, etag) = await store.FindAsync(personId);
            if (means.Method is null) return (null, Wrong("You have no signature yet; enrol one under \"Your signature\"."));
            if (Step(means, typed.Trim()) is not { } step) break;
            // Stored before it counts: of two at once with one code, one is too late.
            if (means.Method == SigningMethod.Password || await store.SaveAsync(means with { LastTotpStep = step }, etag)) return (means.Method, null);
        }

        await tokens.SpendAsync(FailuresOf(personId), limits.SignatureFailures, limits.FailureWindow, DateTimeOffset.UtcNow);
        return (null, Wrong("This does not fit. A code of the authenticator app works once and for about half a minute."));
    }

    /// <summary>Notes that a colleague checked somebody's identity; it permits one enrolment.</summary>
    public async Task<Refusal?> CheckAsync(string checkerId, string personId, string how)
    {
        if (checkerId == personId) return Refusal.Forbidden("Nobody checks their own identity.");
        if (how.Trim().Length < 10) return Refusal.Invalid("how", "Say how you made sure, at least ten characters, such as \"Known to me for years, confirmed face to face\".");
        var (means, etag) = await store.FindAsync(personId);
        return await store.SaveAsync(means with { CheckedBy = checkerId, CheckedHow = how.Trim(), CheckedAt = DateTimeOffset.UtcNow }, etag) ? null : Busy;
    }

    /// <summary>A new key for an authenticator app, base32; it counts once its first code was typed.</summary>
    public async Task<(string? Key, Refusal? Refusal)> BeginTotpAsync(string personId)
    {
        var (means, etag) = await store.FindAsync(personId);
        if (!means.MayEnrol(DateTimeOffset.UtcNow)) return (null, NotChecked);
        var key = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));
        return await store.SaveAsync(means with { PendingTotp = protector.Protect(key) }, etag) ? (key, null) : (null, Busy);
    }

    /// <summary>The key that waits for its first code; null when none does.</summary>
    public string? PendingKey(SigningMeans means) => means.PendingTotp is { } pending ? protector.Unprotect(pending) : null;

    /// <summary>Enrols the app with its first code.</summary>
    public async Task<Refusal?> ConfirmTotpAsync(string personId, string? code)
    {
        var (means, etag) = await store.FindAsync(personId);
        if (!means.MayEnrol(DateTimeOffset.UtcNow)) return NotChecked;
        if (PendingKey(means) is not { } key) return Refusal.WrongState("no-key", "Begin with a new key; the one from before is no longer there.");
        if (StepOf(key, 0, code?.Trim() ?? "") is not { } step) return Refusal.Invalid("code", "This code does not fit. Check the clock of your telephone, and type the code that the app shows now.");
        var enrolled = means with { Method = SigningMethod.Totp, ProtectedTotp = means.PendingTotp, PendingTotp = null, PasswordHash = null, LastTotpStep = step, EnrolledAt = DateTimeOffset.UtcNow };
        return await store.SaveAsync(enrolled, etag) ? null : Busy;
    }

    /// <summary>Enrols a password.</summary>
    public async Task<Refusal?> SetPasswordAsync(string personId, string? password, string? repeated)
    {
        var (means, etag) = await store.FindAsync(personId);
        if (!means.MayEnrol(DateTimeOffset.UtcNow)) return NotChecked;
        if ((password?.Length ?? 0) < ShortestPassword) return Refusal.Invalid("password", $"Use at least {ShortestPassword} characters, for instance four words.");
        if (password != repeated) return Refusal.Invalid("repeated", "The two do not agree; type the same twice.");
        var enrolled = means with { Method = SigningMethod.Password, PasswordHash = Hasher.HashPassword(personId, password!), ProtectedTotp = null, PendingTotp = null, EnrolledAt = DateTimeOffset.UtcNow };
        return await store.SaveAsync(enrolled, etag) ? null : Busy;
    }

    /// <summary>Takes the component away, for instance because the telephone is lost; a new one needs a new check.</summary>
    public async Task<Refusal?> RemoveAsync(string personId)
    {
        var (means, etag) = await store.FindAsync(personId);
        if (means.Method is null && means.PendingTotp is null) return null;
        return await store.SaveAsync(new SigningMeans { PersonId = personId, LastTotpStep = means.LastTotpStep }, etag) ? null : Busy;
    }

    private long? Step(SigningMeans means, string typed) => means.Method == SigningMethod.Password
        ? Hasher.VerifyHashedPassword(means.PersonId, means.PasswordHash!, typed) != PasswordVerificationResult.Failed ? 0 : null
        : StepOf(protector.Unprotect(means.ProtectedTotp!), means.LastTotpStep, typed);

    private static long? StepOf(string key, long last, string code)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        return new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(digits, out var step, new VerificationWindow(previous: 1, future: 1)) && step > last ? step : null;
    }

    private static string FailuresOf(string personId) => $"signing|{personId}";

    private static Refusal Wrong(string why) => Refusal.Invalid("signature", why);

    private static Refusal NotChecked => Refusal.WrongState("identity-not-checked", "Before you can enrol a signature, a project manager or Quality Assurance of one of your selections confirms your identity on their own page \"Your signature\". That is good for one enrolment within seven days.");

    private static Refusal Busy => Refusal.WrongState("busy", "Somebody changed this at the same moment. Nothing was lost; try again.");
}

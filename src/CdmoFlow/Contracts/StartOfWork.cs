using CdmoFlow.Audits;

namespace CdmoFlow.Contracts;

/// <summary>What is signed and qualified at a moment.</summary>
/// <param name="MsaExecuted">Both parties signed the master services agreement.</param>
/// <param name="LetterOfIntent">A letter of intent that bridges the time until then, or null.</param>
/// <param name="SowSigned">Both parties signed the first statement of work.</param>
/// <param name="QualityAgreementEffective">The Quality Agreement is signed and in effect.</param>
/// <param name="Qualification">What Quality Assurance decided about the site, or null while open.</param>
/// <param name="AllBeforeAnyStart">True when the sponsor lets nothing start before everything is in place.</param>
public sealed record StartOfWorkFacts(
    bool MsaExecuted,
    LetterOfIntent? LetterOfIntent,
    bool SowSigned,
    bool QualityAgreementEffective,
    SiteQualification? Qualification,
    bool AllBeforeAnyStart = false);

/// <summary>A letter of intent; without a cap and an expiry it would be an open cheque.</summary>
/// <param name="Cap">The most that may be spent under it, above zero.</param>
/// <param name="Expires">UTC; from then on it counts for nothing.</param>
public sealed record LetterOfIntent(decimal Cap, DateTimeOffset Expires);

/// <summary>Which work may start, and what the rest waits for.</summary>
/// <param name="DevelopmentStartAllowed">Development may start.</param>
/// <param name="GmpStartAllowed">Manufacturing under GMP may start.</param>
/// <param name="MissingForDevelopment">What development waits for, in words.</param>
/// <param name="MissingForGmp">What GMP work waits for, in words; it includes all that development needs.</param>
public sealed record StartOfWork(
    bool DevelopmentStartAllowed,
    bool GmpStartAllowed,
    IReadOnlyList<string> MissingForDevelopment,
    IReadOnlyList<string> MissingForGmp)
{
    /// <summary>Applies the rule at <paramref name="now"/> (UTC): development needs MSA or a valid letter of intent, and the SOW; GMP work also the Quality Agreement and the site.</summary>
    public static StartOfWork Check(StartOfWorkFacts facts, DateTimeOffset now)
    {
        var letterHolds = facts.LetterOfIntent is { Cap: > 0 } letter && letter.Expires > now;
        var development = new List<string>();
        if (!facts.MsaExecuted && !letterHolds)
        {
            development.Add(facts.LetterOfIntent is null
                ? "the Master Services Agreement, or a letter of intent with cap and expiry"
                : "the Master Services Agreement: the letter of intent has expired or has no cap");
        }

        if (!facts.SowSigned)
        {
            development.Add("the signed Statement of Work");
        }

        var gmp = new List<string>(development);
        if (!facts.QualityAgreementEffective)
        {
            gmp.Add("the effective Quality Agreement");
        }

        if (facts.Qualification is null or SiteQualification.NotApproved)
        {
            gmp.Add(facts.Qualification is null
                ? "the qualification of the site by Quality Assurance"
                : "a site that Quality Assurance has approved");
        }

        var first = facts.AllBeforeAnyStart ? gmp : development;
        return new StartOfWork(first.Count == 0, gmp.Count == 0, first, gmp);
    }
}

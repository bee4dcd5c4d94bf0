using System.Text.RegularExpressions;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>What the agreement says; the whole form replaces what stood before.</summary>
/// <param name="Scope"><c>this_product</c> or <c>master</c>.</param>
/// <param name="Affiliates">Affiliates of the CDMO that are covered, one a line.</param>
/// <param name="Domains">Mail domains of the people covered, one a line.</param>
/// <param name="EffectiveOn">First day on which it binds; empty for the day of the last signature.</param>
/// <param name="ExpiresOn">Last day on which it binds; empty for no end. The end of an executed one is moved by a renewal.</param>
/// <param name="SurvivalYears">Years of confidentiality after the end, 0 to 99; empty where nothing is agreed.</param>
public sealed record CdaTermsInput(string? Scope, string? Affiliates, string? Domains, DateOnly? EffectiveOn, DateOnly? ExpiresOn, int? SurvivalYears);

/// <summary>Records scope, covered companies and people, and the times of a confidentiality agreement.</summary>
public static partial class SetCdaTerms
{
    private const int Most = 30;

    /// <summary>Stores the terms.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, CdaTermsInput input, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<CdaScope>(input.Scope, out var scope)) errors.Add(new("scope", "Enter one of: this_product, master."));
        var affiliates = TypedList.Of(input.Affiliates).Distinct(StringComparer.Ordinal).ToList();
        var domains = TypedList.Of(input.Domains).Select(d => d.TrimStart('@').ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (affiliates.Count > Most || affiliates.Exists(a => a.Length > 100)) errors.Add(new("affiliates", $"Enter at most {Most} names of at most 100 characters, one a line."));
        if (domains.Count > Most || domains.Exists(d => d.Length > 100 || !Domain().IsMatch(d))) errors.Add(new("domains", $"Enter at most {Most} mail domains such as cdmo.example, one a line."));
        if (input.SurvivalYears is < 0 or > 99) errors.Add(new("survivalYears", "Enter the years, 0 to 99."));
        if (input.EffectiveOn > input.ExpiresOn) errors.Add(new("expiresOn", "The last day lies before the first."));
        if (cda.Holds && input.ExpiresOn != cda.ExpiresOn) errors.Add(new("expiresOn", "The end of an executed agreement is moved by a renewal, with its reason."));
        if (cda.Holds && input.EffectiveOn > Days.Of(now, selection.State.Brief.TimeZone)) errors.Add(new("effectiveOn", "This agreement is in force; its first day cannot lie in the future."));
        if (!cda.Holds && input.ExpiresOn < Days.Of(now, selection.State.Brief.TimeZone)) errors.Add(new("expiresOn", "This day has passed; only an agreement that still binds counts."));
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var after = cda with { Scope = scope, CoveredAffiliates = affiliates, CoveredDomains = domains, EffectiveOn = input.EffectiveOn, ExpiresOn = input.ExpiresOn, SurvivalYears = input.SurvivalYears };
        if (after with { CoveredAffiliates = cda.CoveredAffiliates, CoveredDomains = cda.CoveredDomains } == cda && affiliates.SequenceEqual(cda.CoveredAffiliates) && domains.SequenceEqual(cda.CoveredDomains)) return Outcome.AlreadyDone;
        return CdaChange.To(selection, cda, after, "cda.terms", null, now);
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Domain();
}

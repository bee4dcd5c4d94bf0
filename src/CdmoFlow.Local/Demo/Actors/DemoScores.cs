using CdmoFlow.Evaluation;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Invented but stable judgements: the same company gets the same scores from the same person on every run.</summary>
internal static class DemoScores
{
    /// <summary>True for a person whose function has something to judge at that pass, among all criteria or some.</summary>
    public static bool Has(TeamRole role, ScoringPass pass, Func<Criterion, bool>? among = null) => Asked(role, pass, among).Any();

    /// <summary>What one person hands in for one CDMO: every criterion of the person's function at that pass.</summary>
    /// <param name="role">Who scores.</param>
    /// <param name="company">Whom.</param>
    /// <param name="quality">How good the company is, 2 to 4; scores lie around it.</param>
    /// <param name="pass">Claims or verified.</param>
    /// <param name="among">Which criteria; null for all.</param>
    public static object Of(TeamRole role, string company, int quality, ScoringPass pass, Func<Criterion, bool>? among = null) => new
    {
        entries = (object[])
        [
            .. Asked(role, pass, among).Select(c => (object)new
            {
                criterion = c.Key,
                score = Math.Clamp(quality + Wobble(company, c.Key) + (c.KnockOut ? 1 : 0), 2, 5),
                rationale = pass == ScoringPass.Proposal ? $"Read in the proposal of {company}: {c.Name}." : $"Seen on site at {company}: {c.Name}.",
            }),
        ],
    };

    private static IEnumerable<Criterion> Asked(TeamRole role, ScoringPass pass, Func<Criterion, bool>? among) =>
        Criteria.At(pass).Where(c => c.Functions.Contains(role.Function) && (among is null || among(c)));

    private static int Wobble(string company, string key) => (company.Sum(c => c) + key.Sum(c => c * 7)) % 3 - 1;
}

using CdmoFlow.Evaluation;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Invented but stable judgements: the same company gets the same scores from the same person on every run.</summary>
internal static class DemoScores
{
    /// <summary>True for a person whose function has something to judge at that pass.</summary>
    public static bool Has(TeamRole role, ScoringPass pass) => Criteria.At(pass).Any(c => c.Functions.Contains(role.Function));

    /// <summary>What one person hands in for one CDMO: every criterion of the person's function at that pass.</summary>
    /// <param name="role">Who scores.</param>
    /// <param name="company">Whom.</param>
    /// <param name="quality">How good the company is, 2 to 4; scores lie around it.</param>
    /// <param name="pass">Claims or verified.</param>
    public static object Of(TeamRole role, string company, int quality, ScoringPass pass) => new
    {
        entries = (object[])
        [
            .. Criteria.At(pass).Where(c => c.Functions.Contains(role.Function)).Select(c => (object)new
            {
                criterion = c.Key,
                score = Math.Clamp(quality + Wobble(company, c.Key) + (c.KnockOut ? 1 : 0), 2, 5),
                rationale = pass == ScoringPass.Proposal ? $"Read in the proposal of {company}: {c.Name}." : $"Seen on site at {company}: {c.Name}.",
            }),
        ],
    };

    private static int Wobble(string company, string key) => (company.Sum(c => c) + key.Sum(c => c * 7)) % 3 - 1;
}

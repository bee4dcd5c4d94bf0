using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>What the chapters hand on to each other.</summary>
internal sealed class StoryContext(SponsorTeam team, SiteProcess process, Telling telling, Evidence evidence)
{
    /// <summary>The seven companies of the longlist by their parts; set once they are chosen.</summary>
    public Cast Cast { get; set; } = null!;

    /// <summary>The selection; set once it is created.</summary>
    public Scene Scene { get; set; } = null!;

    public SponsorTeam Team => team;

    public DemoSite Site => team.Site;

    public SiteProcess Process => process;

    public Evidence Evidence => evidence;

    public void Chapter(string title) => telling.Chapter(title);

    public Task SayAsync(string text) => telling.SayAsync(team.Site, text);

    /// <summary>Tells a refusal that had to come.</summary>
    public Task SayRefusedAsync(string what, Answer refusal) => SayAsync($"{what}: {refusal.Status}. {refusal.Detail}");
}

/// <summary>Which company plays which part.</summary>
/// <param name="Winner">Best on paper and on site.</param>
/// <param name="Reluctant">Does not answer the audit date in time, and becomes the runner-up all the same.</param>
/// <param name="NotApproved">Strong on paper; Quality Assurance does not approve its site.</param>
/// <param name="Weak">Submits, but is not shortlisted.</param>
/// <param name="Late">Submits one second after the deadline.</param>
/// <param name="Declining">Reads the RFP and declines.</param>
/// <param name="Unwilling">Does not sign a confidentiality agreement.</param>
internal sealed record Cast(string Winner, string Reluctant, string NotApproved, string Weak, string Late, string Declining, string Unwilling)
{
    /// <summary>The parts by fit.</summary>
    public static Cast Of(IReadOnlyList<string> best) => new(best[0], best[1], best[2], best[3], best[4], best[5], best[6]);

    /// <summary>All seven.</summary>
    public IReadOnlyList<string> All => [Winner, Reluctant, NotApproved, Weak, Late, Declining, Unwilling];
}

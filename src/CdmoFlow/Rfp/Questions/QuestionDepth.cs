using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>
/// What the questions of one CDMO say of how well it has understood the work: the evidence for the criterion "quality of questions" (domain section 9). A person still gives the score.
/// </summary>
/// <param name="Asked">Questions that count: neither withdrawn nor refused.</param>
/// <param name="Rated">Those that two functions have rated.</param>
/// <param name="Substantive">Rated questions whose mean depth is two or more.</param>
/// <param name="Deepest">The highest mean depth of a rated question, 0 to 3; null while none is rated.</param>
/// <param name="Mean">The mean depth over all rated questions, 0 to 3; null while none is rated.</param>
public sealed record QuestionDepth(int Asked, int Rated, int Substantive, double? Deepest, double? Mean)
{
    /// <summary>The key of the criterion that it is evidence for.</summary>
    public const string Criterion = "J1";

    /// <summary>The evidence of one CDMO in the current round.</summary>
    public static QuestionDepth Of(Selection selection, string cdmoId)
    {
        var counting = QuestionFlags.Counting(selection, cdmoId);
        double[] depths = [.. counting.Where(q => q.IsSubstantive is not null).Select(q => q.Ratings.Average(r => r.Depth))];
        return new(counting.Count, depths.Length, depths.Count(d => d >= 2), depths.Length == 0 ? null : depths.Max(), depths.Length == 0 ? null : depths.Average());
    }

    /// <summary>
    /// The score from 1 to 5 that the ratings suggest, or null while a question waits for its rating. 1: nothing asked, or nothing that the RFP does not answer; 2: nothing substantive; 3: one
    /// substantive question; 4: at least three, or most of what it asked; 5: at least five, one of which shows a risk or a gap.
    /// </summary>
    public int? SuggestedScore => (Asked, Rated, Substantive) switch
    {
        (0, _, _) => 1,
        var (asked, rated, _) when rated < asked => null,
        (_, _, 0) => Deepest > 1 ? 2 : 1,
        (_, _, >= 5) when Deepest > 2.5 => 5,
        (_, _, >= 3) => 4,
        var (asked, _, substantive) when substantive > 1 && 2 * substantive > asked => 4,
        _ => 3,
    };
}

using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>How many questions an invited CDMO asked in the present round, without those that were withdrawn or refused.</summary>
/// <param name="CdmoId">Company id.</param>
/// <param name="Asked">All of them.</param>
/// <param name="Substantive">Those that go deep.</param>
/// <param name="NotRated">Those that two functions have not rated yet.</param>
public sealed record QuestionCount(string CdmoId, int Asked, int Substantive, int NotRated)
{
    /// <summary>One count for each invitation of the present round.</summary>
    public static IReadOnlyList<QuestionCount> Of(Selection selection) => [.. selection.Invitations.Where(i => i.Round == selection.State.RfpRound).Select(invitation =>
    {
        var theirs = selection.Questions.Where(q => q.CdmoId == invitation.CdmoId && q.Round == invitation.Round && q.State is not (QuestionState.Withdrawn or QuestionState.Refused)).ToList();
        return new QuestionCount(invitation.CdmoId, theirs.Count, theirs.Count(q => q.IsSubstantive == true), theirs.Count(q => q.IsSubstantive is null));
    })];
}

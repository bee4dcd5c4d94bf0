using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>Until when a company may be asked for its availability and may change its answer: until the longlist gate leaves it out, or until it is invited.</summary>
public static class OutreachWindow
{
    /// <summary>True while it may.</summary>
    public static bool IsOpen(Selection selection, string cdmoId) => selection.Candidate(cdmoId) is { } candidate && selection.State.Stage switch
    {
        Stage.Longlist => true,
        Stage.Cda or Stage.RfpPreparation => candidate is { Chosen: true, Standing: CandidateStanding.Longlisted },
        _ => false,
    };

    /// <summary>Those who may be asked: they have a contact, best fit first.</summary>
    public static IReadOnlyList<Candidate> Reachable(Selection selection) => [.. selection.Candidates.Where(c => c.ContactPersonId is not null && IsOpen(selection, c.CdmoId))];
}

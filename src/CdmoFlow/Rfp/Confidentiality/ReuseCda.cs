using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>A master agreement of another selection.</summary>
/// <param name="SelectionId">The selection in which it was executed.</param>
public sealed record ReuseCdaInput(string? SelectionId);

/// <summary>Relies on a master agreement with the same CDMO, of the same sponsor, that still binds: nobody signs twice.</summary>
public static class ReuseCda
{
    /// <summary>Takes over terms, signatures and signed copy.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose agreement.</param>
    /// <param name="other">The selection of the master agreement, as it is now; null when there is none of that id.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, Selection? other, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        if (other is null || other.Id == selection.Id || Check(selection, other, cdmoId, now) is not { } master)
            return Refusal.WrongState("no-master", "There is no master agreement of this sponsor with this CDMO that still binds in that selection.");
        if (cda.State == CdaState.Existing && cda.ReusedFrom == other.Id) return Outcome.AlreadyDone;
        if (cda.Holds) return Refusal.WrongState("already-executed", "This agreement is executed; renew it or end it instead.");

        var copy = master.CopyDocumentId is { } copyId ? other.Find<StoredDocument>(StoredDocument.KeyOf(copyId)) : null;
        var after = master with
        {
            State = CdaState.Existing,
            ReusedFrom = other.Id,
            MovedAt = now,
            SentAt = cda.SentAt,
            RemindedAt = null,
            FollowUps = [],
            ExpiryNotices = [],
            Rounds = [],
            TextDocumentId = null,
            Outside = null,
            CopyDocumentId = copy is null ? null : CdaFiles.CopyId(cdmoId, 1 + CdaFiles.Copies(selection, cdmoId).Count),
        };
        var change = CdaChange.To(selection, cda, after, "cda.reused", $"selection {other.Id}", now);
        return copy is null ? change : change.Put(CdaFiles.Shared(cdmoId, after.CopyDocumentId!, copy));
    }

    /// <summary>The other selection's agreement with that CDMO where it may be relied on here; else null.</summary>
    public static Cda? Check(Selection selection, Selection other, string cdmoId, DateTimeOffset now) =>
        string.Equals(selection.State.Brief.Sponsor.Trim(), other.State.Brief.Sponsor.Trim(), StringComparison.OrdinalIgnoreCase)
        && other.Find<Cda>(Cda.KeyOf(cdmoId)) is { Scope: CdaScope.Master } master && master.HoldsOn(Days.Of(now, selection.State.Brief.TimeZone))
            ? master
            : null;
}

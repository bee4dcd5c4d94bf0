using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>When a CDMO may bring files into its room: while proposals are accepted, and as long as one of its files is to be replaced.</summary>
public static class UploadWindow
{
    /// <summary>Null when it may; otherwise why not.</summary>
    public static Refusal? Check(Selection selection, string cdmoId, DateTimeOffset now)
    {
        if (Participation.CheckHandingIn(selection, cdmoId, now) is not { } closed) return null;
        return !selection.State.HasEnded && FileHolds.Of(selection, cdmoId).Any(h => h.Files.Any(f => f.IsReplaceable(now))) ? null : closed;
    }
}

using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>A text that went or came back with changes.</summary>
/// <param name="From">Who sent it: <c>sponsor</c> or <c>cdmo</c>.</param>
/// <param name="On">Day on which it went or came; today unless given.</param>
/// <param name="Note">What is open, at most 1,000 characters; may be empty.</param>
/// <param name="UploadId">Answer of the upload request, where the text is handed in with it.</param>
/// <param name="Round">The number of rounds that the form showed, so that a double click counts once; null counts in any case.</param>
/// <param name="ReleaseReason">Why the text is handed out although no scanner could look into it; needed only then, ten to 1,000 characters.</param>
public sealed record RoundInput(string? From, DateOnly? On, string? Note, string? UploadId, int? Round, string? ReleaseReason = null);

/// <summary>Counts a round of the negotiation: the other side holds the ball since.</summary>
public static class RecordRound
{
    /// <summary>Adds the round; signatures under the text before no longer count.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose agreement.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="text">The stored text; null where none was handed in.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, RoundInput input, StoredDocument? text, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        List<FieldError> errors = [];
        var today = Days.Of(now, selection.State.Brief.TimeZone);
        if (!EnumNames.TryParse<CdaSide>(input.From, out var from)) errors.Add(new("from", "Enter one of: sponsor, cdmo."));
        if (input.On > today) errors.Add(new("on", "The day lies in the future."));
        if (input.Note?.Trim().Length > 1000) errors.Add(new("note", "Enter at most 1,000 characters."));
        if (!string.IsNullOrWhiteSpace(input.UploadId) && text is null) errors.Add(new("uploadId", "The text did not arrive completely; upload it again."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (input.Round is { } seen && cda.Rounds.Count > seen) return Outcome.AlreadyDone;
        if (cda.Holds) return Refusal.WrongState("already-executed", "This agreement is executed; renew it or end it instead.");
        if (CdaChange.Check(cda, CdaMove.Redline) is { } impossible) return impossible;

        var number = cda.Rounds.Count + 1;
        var round = new CdaRound(number, from, input.On ?? today, input.Note?.Trim() ?? "") { DocumentId = text is null ? null : CdaFiles.RoundId(cdmoId, number) };
        var after = cda with { State = CdaState.InRedline, Rounds = [.. cda.Rounds, round], Signatures = [], MovedAt = now, FollowUps = [] };
        var change = CdaChange.To(selection, cda, after, "cda.redline", null, now);
        return text is null ? change : CdaFiles.Put(change, CdaFiles.Shared(cdmoId, round.DocumentId!, text), input.ReleaseReason);
    }
}

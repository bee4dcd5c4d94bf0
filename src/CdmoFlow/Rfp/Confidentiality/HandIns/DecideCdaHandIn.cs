using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>What the project manager decides about a text that a CDMO handed in.</summary>
/// <param name="Decision"><c>accept</c> or <c>send_back</c>.</param>
/// <param name="Reason">For sending back: what is wrong and what to do, for the CDMO to read; ten to 1,000 characters.</param>
/// <param name="CdmoName">On a signed copy: who signed for the CDMO; as it was handed in unless given.</param>
/// <param name="CdmoFunction">That person's function; as it was handed in unless given.</param>
/// <param name="CdmoSignedOn">The day beside that signature; as it was handed in unless given.</param>
/// <param name="SponsorName">On a signed copy: who signed for the sponsor, where it bears that signature too.</param>
/// <param name="SponsorFunction">That person's function.</param>
/// <param name="SponsorSignedOn">The day beside that signature.</param>
public sealed record DecideCdaHandInInput(
    string? Decision, string? Reason = null, string? CdmoName = null, string? CdmoFunction = null, DateOnly? CdmoSignedOn = null, string? SponsorName = null, string? SponsorFunction = null, DateOnly? SponsorSignedOn = null);

/// <summary>Accepts what a CDMO handed in, or sends it back. A text that is accepted is a round; a signed copy that is accepted is a signature, and with that of the sponsor the agreement is executed.</summary>
public static class DecideCdaHandIn
{
    private const string Accept = "accept", SendBack = "send_back";

    /// <summary>Decides; the moves of the agreement are those of <see cref="CdaMoves"/>.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, int number, DecideCdaHandInInput input, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        if (selection.Find<CdaHandIn>(CdaHandIn.KeyOf(cdmoId, number)) is not { } handIn) return Refusal.NotFound("text of that number");
        if (input.Decision is not (Accept or SendBack)) return Refusal.Invalid("decision", "Enter one of: accept, send_back.");
        var state = input.Decision == Accept ? CdaHandInState.Accepted : CdaHandInState.SentBack;
        if (handIn.State == state) return Outcome.AlreadyDone;
        if (handIn.State != CdaHandInState.Waiting) return Refusal.WrongState("already-decided", $"This text is {EnumNames.Of(handIn.State).Replace('_', ' ')} already.");
        var decided = handIn with { State = state, DecidedBy = actor.PersonId, DecidedAt = now, Reason = input.Reason?.Trim() };
        if (state == CdaHandInState.SentBack) return Return(selection, cda, decided, now);
        if (!handIn.IsReadable) return Refusal.WrongState("not-released", "Nobody could look into this file yet. Release it with a reason and read it, or send it back.");
        var (change, wrong) = handIn.What == CdaHandInKind.SignedCopy ? CdaSignedCopy.Take(selection, cda, decided, input, now) : Round(selection, cda, decided, now);
        return wrong is not null ? wrong : Tell(change!.Put(decided).Note("cda.hand_in_accepted", decided.RowKey, EnumNames.Of(handIn.State), EnumNames.Of(state)), selection, decided);
    }

    private static Outcome Return(Selection selection, Cda cda, CdaHandIn decided, DateTimeOffset now)
    {
        if (decided.Reason?.Length is not (>= 10 and <= 1000)) return Refusal.Invalid("reason", "Type what is wrong and what to do, ten to 1,000 characters; the CDMO reads it.");
        // From now on it is the CDMO's turn again, so the time until it is asked again begins anew.
        var change = new Change()
            .Put(decided)
            .Put(cda with { MovedAt = now, FollowUps = [] })
            .Note("cda.hand_in_sent_back", decided.RowKey, EnumNames.Of(CdaHandInState.Waiting), EnumNames.Of(decided.State), decided.Reason)
            .Wake(Instances.Cdas(selection.Id));
        return Tell(change, selection, decided);
    }

    private static (Change? Change, Refusal? Refusal) Round(Selection selection, Cda cda, CdaHandIn accepted, DateTimeOffset now)
    {
        if (cda.Holds) return (null, Refusal.WrongState("already-executed", "This agreement is executed; renew it or end it instead, and send this text back."));
        if (CdaMoves.Next(cda.State, CdaMove.Redline) is not { } next) return (null, CdaChange.Check(cda, CdaMove.Redline));
        var round = new CdaRound(cda.Rounds.Count + 1, CdaSide.Cdmo, Days.Of(accepted.At, selection.State.Brief.TimeZone), accepted.Remark) { DocumentId = accepted.File.Id };
        var after = cda with
        {
            State = next,
            Template = accepted.What == CdaHandInKind.OwnTemplate ? CdaTemplate.Theirs : cda.Template,
            Rounds = [.. cda.Rounds, round],
            Signatures = [],
            MovedAt = now,
            FollowUps = [],
        };
        return (CdaChange.To(selection, cda, after, "cda.redline", null, now), null);
    }

    private static Change Tell(Change change, Selection selection, CdaHandIn decided) => selection.Candidate(decided.CdmoId)?.ContactPersonId is { } contact
        ? change.Mail(MailOrder.Of(
            "cda_hand_in_decided", contact, MailLink.Room(decided.CdmoId), ("selection", ""), ("cdmo", selection.NameOf(decided.CdmoId)),
            ("what", decided.What == CdaHandInKind.SignedCopy ? "the signed copy of the confidentiality agreement" : "your text of the confidentiality agreement"),
            ("how", decided.State == CdaHandInState.Accepted ? "has been accepted" : "has been sent back"), ("reason", decided.State == CdaHandInState.SentBack ? decided.Reason! : "")))
        : change;
}

using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Defects;

/// <summary>A defect window as asked for.</summary>
/// <param name="Fields">Keys of the fields that may be mended.</param>
/// <param name="Days">Calendar days, 1 to 14; it closes at five in the afternoon of the last.</param>
/// <param name="Reason">What is wrong with them, at least ten characters; the CDMO reads it.</param>
public sealed record DefectWindowInput(IReadOnlyList<string?>? Fields, int? Days, string? Reason);

/// <summary>After the opening the project manager lets a CDMO mend named fields: once, and for a time. What was stated as a price stays; only a missing one may be filled in.</summary>
public static class OpenDefectWindow
{
    private const int MostFields = 40;

    /// <summary>Opens the window and tells the CDMO.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="cdmoId">Whose proposal it is.</param>
    /// <param name="submitted">Its structured part as submitted; null without one.</param>
    /// <param name="input">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">Business time.</param>
    public static Outcome Decide(Selection selection, string cdmoId, Offer? submitted, DefectWindowInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager opens a defect window.");
        var (opened, sealedStill) = ReadProposal.Find(selection, cdmoId, actor);
        if (sealedStill is not null) return sealedStill;
        string[] keys = [.. (input.Fields ?? []).OfType<string>().Select(k => k.Trim()).Distinct(StringComparer.Ordinal)];
        if (Check(selection, opened!, submitted, keys, input) is { Count: > 0 } errors) return Refusal.Invalid(errors);
        if (selection.State.Stage != Stage.Scoring) return Refusal.WrongStage(selection, "defects are mended while proposals are scored.");
        if (selection.Find<DefectWindow>(DefectWindow.KeyOf(cdmoId)) is { } earlier)
            return Refusal.WrongState("defect-window-given", $"This CDMO had its defect window until {Zones.Format(earlier.Until, selection.State.Brief.TimeZone)}; there is one for each proposal.");

        var window = new DefectWindow
        {
            CdmoId = cdmoId,
            Fields = keys,
            Reason = input.Reason!.Trim(),
            OpenedBy = actor.PersonId,
            OpenedAt = now,
            Until = Days.After(now, input.Days!.Value, selection.State.Brief.TimeZone),
        };
        var change = new Change().Put(window).Note("defects.opened", window.RowKey, null, $"{string.Join(", ", keys)} until {window.Until:O}", window.Reason);
        if (selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { } invitation)
        {
            change.Mail(MailOrder.Of(
                "defect_window", invitation.ContactPersonId, MailLink.Room(cdmoId), ("until", Zones.Format(window.Until, selection.State.Brief.TimeZone)), ("reason", window.Reason)));
        }

        return change;
    }

    private static List<FieldError> Check(Selection selection, ProposalSeal opened, Offer? submitted, string[] keys, DefectWindowInput input)
    {
        List<FieldError> errors = [];
        var fields = OfferFields.Of(selection.State.Brief).ToDictionary(f => f.Key, StringComparer.Ordinal);
        if (keys.Length is 0 or > MostFields) errors.Add(new("fields", $"Name one to {MostFields} fields."));
        foreach (var key in keys)
        {
            if (!fields.TryGetValue(key, out var field)) errors.Add(new("fields", $"'{key}' is no field of a proposal."));
            else if (field.Envelope == Envelope.Price && !opened.IsPriceOpened) errors.Add(new("fields", $"'{key}' belongs to the prices, which are sealed."));
            else if (field.Envelope == Envelope.Technical && PriceEnvelopes.AreTechnicalScoresLocked(selection)) errors.Add(new("fields", $"'{key}' belongs to the technical part, whose scores are locked."));
            else if (field.Kind is OfferKind.Amount or OfferKind.Percent or OfferKind.Currency && submitted?.Find(key) is not null) errors.Add(new("fields", $"'{key}' was stated; a price is not changed after the opening, only a missing one is filled in."));
        }

        if (input.Days is not (>= 1 and <= 14)) errors.Add(new("days", "Enter 1 to 14 days."));
        if ((input.Reason?.Trim().Length ?? 0) is < 10 or > 2000) errors.Add(new("reason", "Type what is wrong, ten to 2,000 characters; the CDMO reads it."));
        return errors;
    }
}

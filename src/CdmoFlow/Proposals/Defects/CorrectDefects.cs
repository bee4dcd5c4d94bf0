using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Defects;

/// <summary>What a CDMO mends.</summary>
/// <param name="Fields">New values by key; only fields that the window names.</param>
public sealed record CorrectionInput(IReadOnlyDictionary<string, string?>? Fields);

/// <summary>A CDMO uses its defect window: the fields it names, once, in time.</summary>
public static class CorrectDefects
{
    /// <summary>The correction to store, or why not.</summary>
    public static (RoomCorrection? Correction, Refusal? Refusal) Read(Selection selection, string cdmoId, Offer? submitted, CorrectionInput input, Actor actor, DateTimeOffset now)
    {
        var typed = (input.Fields ?? new Dictionary<string, string?>(StringComparer.Ordinal)).Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToDictionary(f => f.Key, f => f.Value!.Trim(), StringComparer.Ordinal);
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return (null, Refusal.Forbidden("This is the room of another company."));
        if (selection.Find<DefectWindow>(DefectWindow.KeyOf(cdmoId)) is not { } window) return (null, Refusal.NotFound("defect window"));
        var fields = OfferFields.Of(selection.State.Brief);
        var named = OfferSites.Named(selection, window);
        List<FieldError> errors = [.. typed.Keys.Where(key => !named.Contains(key, StringComparer.Ordinal)).Select(key => new FieldError($"fields.{key}", "This field is not among those that may be mended."))];
        if (typed.Count == 0) errors.Add(new("fields", "Fill in at least one of the fields."));
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var field in fields.Where(f => typed.ContainsKey(f.Key)))
        {
            var text = typed[field.Key];
            if (OfferReader.Wrong(field, ref text) is { } message) errors.Add(new($"fields.{field.Key}", message));
            else values[field.Key] = text;
        }

        if (!SaveDraft.Fits(values)) errors.Add(new("fields", "These texts are too long to be kept; shorten them."));
        if (errors.Count == 0 && Total(submitted, values, fields) is { } off) errors.Add(off);
        if (errors.Count > 0) return (null, Refusal.Invalid(errors));
        return (new RoomCorrection { Id = RoomCorrection.IdOf(selection.Id, window, values), Values = values, At = now, By = actor.PersonId }, null);
    }

    /// <summary>Uses the window up. The same correction again changes nothing; another one is refused, and so is every one after the time.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, RoomCorrection correction, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (selection.Find<DefectWindow>(DefectWindow.KeyOf(cdmoId)) is not { } window) return Refusal.NotFound("defect window");
        if (window.CorrectionId == correction.Id) return Outcome.AlreadyDone;
        if (window.UsedAt is { } used) return Refusal.WrongState("defect-window-used", $"The defect window was used on {Zones.Format(used, selection.State.Brief.TimeZone)}; there is one correction.");
        if (now > window.Until) return Participation.TooLate(window.Until, now, selection.State.Brief.TimeZone);
        if (selection.State.Stage != Stage.Scoring) return Refusal.WrongState("defect-window-closed", "Proposals are no longer scored; nothing can be mended any more.");
        var change = new Change()
            .Put(window with { UsedAt = now, CorrectionId = correction.Id })
            .Note("defects.corrected", window.RowKey, null, correction.Id);
        foreach (var manager in selection.ProjectManagers)
        {
            change.Mail(MailOrder.Of(
                "task_assigned", manager, MailLink.Page($"/selections/{selection.Id}/proposals/{cdmoId}"), ("task", $"look at the corrections of {selection.NameOf(cdmoId)}"),
                ("due", Zones.Format(selection.State.DueAt ?? window.Until, selection.State.Brief.TimeZone))));
        }

        return change;
    }

    private static FieldError? Total(Offer? submitted, Dictionary<string, string> values, IReadOnlyList<OfferField> fields)
    {
        var mended = Corrections.Apply(submitted, values, fields);
        return mended.Amount("total_price") is { } total && mended.SumOfLines > total
            ? new FieldError("fields", string.Create(CultureInfo.InvariantCulture, $"With these values the lines add up to {mended.SumOfLines:0.####}, more than the total of {total:0.####} that you offered."))
            : null;
    }
}

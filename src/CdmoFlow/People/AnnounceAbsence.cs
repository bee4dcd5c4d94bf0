using CdmoFlow.Gates;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>An absence as announced: for all selections of a person, or taken back.</summary>
/// <param name="DeputyId">Person id of the colleague.</param>
/// <param name="From">First day away, local to the selection.</param>
/// <param name="Until">Last day away.</param>
public sealed record AbsenceInput(string? DeputyId, DateOnly? From, DateOnly? Until);

/// <summary>A person announces an absence in one selection; whatever waits for them there is the deputy's too while it lasts.</summary>
public static class AnnounceAbsence
{
    /// <summary>Longer than a parental leave is no absence but a change of the team.</summary>
    public const int MostDays = 400;

    /// <summary>The wrong fields, before any selection is looked at.</summary>
    public static IReadOnlyList<FieldError> Check(AbsenceInput input)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(input.DeputyId)) errors.Add(new("deputyId", "Choose who decides while you are away."));
        if (input.From is null) errors.Add(new("from", "Enter your first day away."));
        if (input.Until is null) errors.Add(new("until", "Enter your last day away."));
        if (input.Until < input.From) errors.Add(new("until", "The last day lies before the first."));
        if (input is { From: { } from, Until: { } until } && until.DayNumber - from.DayNumber > MostDays) errors.Add(new("until", $"An absence lasts at most {MostDays} days; ask the project manager to change the team instead."));
        return errors;
    }

    /// <summary>Announces or changes the absence of the one who acts.</summary>
    public static Outcome Decide(Selection selection, AbsenceInput input, Actor actor, DateTimeOffset now)
    {
        if (Check(input) is { Count: > 0 } errors) return Refusal.Invalid(errors);
        var zone = selection.State.Brief.TimeZone;
        var absence = new Absence
        {
            PersonId = actor.PersonId,
            DeputyId = input.DeputyId!,
            From = Zones.ToUtc(input.From!.Value, TimeOnly.MinValue, zone),
            Until = Zones.ToUtc(input.Until!.Value.AddDays(1), TimeOnly.MinValue, zone),
        };
        if (absence.Until <= now) return Refusal.Invalid("until", "The last day has passed already.");
        if (Deputies.WhyNot(selection, actor.PersonId, absence.DeputyId) is { } why) return Refusal.Invalid("deputyId", why);
        if (selection.Find<Absence>(absence.RowKey) == absence) return Outcome.AlreadyDone;

        var change = new Change().Put(absence).Note("absence.announced", absence.RowKey, null, $"{absence.DeputyId} from {absence.From:u} until {absence.Until:u}");
        change.Mail(MailOrder.Of(
            "deputy_named", absence.DeputyId, MailLink.Selection(selection.Id), ("from", Zones.Format(absence.From, zone)), ("until", Zones.Format(absence.Until.AddMinutes(-1), zone))));
        return change;
    }

    /// <summary>Takes the absence back, or ends it now.</summary>
    public static Outcome End(Selection selection, Actor actor, DateTimeOffset now) =>
        selection.Find<Absence>(Absence.KeyOf(actor.PersonId)) is { } absence && absence.Until > now
            ? new Change().Put(absence with { From = absence.From < now ? absence.From : now, Until = now }).Note("absence.ended", absence.RowKey, $"until {absence.Until:u}", $"until {now:u}")
            : Outcome.AlreadyDone;
}

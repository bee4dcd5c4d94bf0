using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>An answer to the availability check.</summary>
/// <param name="Answer"><c>available</c>, <c>later</c>, <c>not_available</c> or <c>wrong_contact</c>.</param>
/// <param name="EarliestSlot">The first day on which the work could begin; needed for <c>available</c> and <c>later</c>.</param>
/// <param name="Reason">Why not; needed for <c>not_available</c>.</param>
/// <param name="Remark">A short remark; may be left out.</param>
/// <param name="ContactName">Who is the right one to ask; for <c>wrong_contact</c>.</param>
/// <param name="ContactEmail">That person's address.</param>
public sealed record AvailabilityInput(string? Answer, DateOnly? EarliestSlot, string? Reason, string? Remark, string? ContactName = null, string? ContactEmail = null);

/// <summary>Records what a company says of its availability, by its own link or told to the project manager. A later answer replaces an earlier one; the trail keeps both.</summary>
public static class AnswerAvailability
{
    private const int LongestRemark = 500;

    /// <summary>The company answers through its personal link.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">The company of the link.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="namedContactId">The person that a wrong contact named; null for none.</param>
    /// <param name="actor">The person of the link.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome ByLink(Selection selection, string cdmoId, AvailabilityInput input, string? namedContactId, Actor actor, DateTimeOffset now) =>
        selection.Find<Approach>(Approach.KeyOf(cdmoId)) is { } approach && approach.ContactPersonId == actor.PersonId
            ? Record(selection, approach, input, namedContactId, AnswerSource.PersonalLink, now)
            : Refusal.NotFound("question for you");

    /// <summary>The project manager records what was told.</summary>
    public static Outcome Told(Selection selection, string cdmoId, AvailabilityInput input, string? namedContactId, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager records what a company told.");
        return selection.Find<Approach>(Approach.KeyOf(cdmoId)) is { } approach
            ? Record(selection, approach, input, namedContactId, AnswerSource.ToldByPhone, now)
            : Refusal.NotFound("company of that id that got the teaser");
    }

    /// <summary>What is wrong with an answer; empty where nothing is.</summary>
    public static IReadOnlyList<FieldError> Check(Selection selection, AvailabilityInput input, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<Availability>(input.Answer, out var kind))
        {
            errors.Add(new("answer", "Choose one of: available, later, not_available, wrong_contact."));
            return errors;
        }

        var today = DateOnly.FromDateTime(Zones.Local(now, selection.State.Brief.TimeZone).DateTime);
        if (kind is Availability.Available or Availability.Later && (input.EarliestSlot is null || input.EarliestSlot < today || input.EarliestSlot > today.AddYears(10)))
            errors.Add(new("earliestSlot", "Enter the first day on which the work could begin."));
        if (kind == Availability.NotAvailable && (input.Reason?.Trim().Length ?? 0) < 3) errors.Add(new("reason", "Enter the reason in a few words."));
        if (input.Reason?.Trim().Length > LongestRemark) errors.Add(new("reason", $"Enter at most {LongestRemark} characters."));
        if (input.Remark?.Trim().Length > LongestRemark) errors.Add(new("remark", $"Enter at most {LongestRemark} characters."));
        if (kind != Availability.WrongContact) return errors;
        if ((input.ContactName?.Trim().Length ?? 0) is < 2 or > 100) errors.Add(new("contactName", "Enter the name of the right person, two to 100 characters."));
        if (!MailAddresses.IsPlain(input.ContactEmail?.Trim() ?? "")) errors.Add(new("contactEmail", "Enter the mail address of the right person."));
        return errors;
    }

    private static Outcome Record(Selection selection, Approach approach, AvailabilityInput input, string? namedContactId, AnswerSource source, DateTimeOffset now)
    {
        if (!OutreachWindow.IsOpen(selection, approach.CdmoId)) return Refusal.WrongState("outreach-closed", "Thank you. This question is closed; answers are no longer changed here.");
        if (Check(selection, input, now) is { Count: > 0 } errors) return Refusal.Invalid(errors);
        var kind = Kind(input);
        var answer = new AvailabilityAnswer(
            kind, kind is Availability.Available or Availability.Later ? input.EarliestSlot : null, kind == Availability.NotAvailable ? input.Reason!.Trim() : null, input.Remark?.Trim() ?? "", now, source);
        var named = kind == Availability.WrongContact ? namedContactId : null;
        if (approach.Answer is { } before && before with { At = now } == answer && approach.NamedContactId == named) return Outcome.AlreadyDone;

        var change = new Change()
            .Put(approach with { Answer = answer, NamedContactId = named, SilentAt = null })
            .Note("availability.answered", approach.RowKey, approach.Answer is { } old ? Said(old) : null, Said(answer), answer.Reason)
            .Wake(Instances.Outreach(selection.Id));
        if (source == AnswerSource.ToldByPhone) return change;
        foreach (var manager in selection.ProjectManagers)
        {
            change.Mail(MailOrder.Of(
                "availability_answered", manager, MailLink.Page($"/selections/{selection.Id}/outreach"), ("cdmo", selection.NameOf(approach.CdmoId)), ("answer", EnumNames.Of(kind).Replace('_', ' '))));
        }

        return change;
    }

    private static string Said(AvailabilityAnswer answer) =>
        EnumNames.Of(answer.Kind) + (answer.EarliestSlot is { } day ? $" {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "");

    private static Availability Kind(AvailabilityInput input) => EnumNames.TryParse<Availability>(input.Answer, out var kind) ? kind : default;
}

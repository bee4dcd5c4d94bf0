using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>To whom the teaser goes.</summary>
public sealed record SendTeaserInput
{
    /// <summary>Company ids of candidates, at most twenty at once.</summary>
    public IReadOnlyList<string?>? CdmoIds { get; init; }

    /// <summary>The version to send; the last one unless given.</summary>
    public int? Teaser { get; init; }

    /// <summary>Working days to answer, 2 to 30; 7 unless given.</summary>
    public int? AnswerDays { get; init; }
}

/// <summary>Sends a version of the teaser to the contacts of candidates: one message per person, each with a link of its own.</summary>
public static class SendTeaser
{
    private const int MostAtOnce = 20;
    private const int StandardDays = 7;

    /// <summary>Orders the mails. Who got this very version is left alone.</summary>
    public static Outcome Decide(Selection selection, SendTeaserInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager sends the teaser.");
        if (selection.State.Stage is not (Stage.Longlist or Stage.Cda or Stage.RfpPreparation)) return Refusal.WrongStage(selection, "the teaser goes out between the proposal of the longlist and the RFP.");
        if ((input.Teaser is { } number ? selection.Teasers.FirstOrDefault(t => t.Number == number) : selection.Teasers is [.., var newest] ? newest : null) is not { } teaser) return Refusal.NotFound("teaser of that version");
        List<FieldError> errors = [];
        string[] ids = [.. (input.CdmoIds ?? []).Select(id => id?.Trim() ?? "").Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];
        if (ids.Length is 0 or > MostAtOnce) errors.Add(new("cdmoIds", ids.Length == 0 ? "Choose at least one company." : $"Choose at most {MostAtOnce} companies at once."));
        var reachable = OutreachWindow.Reachable(selection).ToDictionary(c => c.CdmoId, StringComparer.Ordinal);
        errors.AddRange(ids.Where(id => !reachable.ContainsKey(id)).Select(id => new FieldError("cdmoIds", $"{selection.NameOf(id)} cannot be asked: it is no candidate any more, or has no contact of its own.")));
        var days = input.AnswerDays ?? StandardDays;
        if (days is < 2 or > 30) errors.Add(new("answerDays", "Enter the working days to answer, 2 to 30."));
        // The brief may have changed since it was written.
        errors.AddRange(WriteTeaser.Given(selection, teaser));
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var fresh = ids.Where(id => selection.Find<Approach>(Approach.KeyOf(id)) is not { } before || before.Teaser != teaser.Number || before.ContactPersonId != reachable[id].ContactPersonId).ToList();
        if (fresh.Count == 0) return Outcome.AlreadyDone;
        var change = new Change();
        var answerBy = selection.Calendar.DueAfter(now, days, selection.State.Brief.TimeZone);
        foreach (var id in fresh)
        {
            var before = selection.Find<Approach>(Approach.KeyOf(id));
            var approach = new Approach { CdmoId = id, Teaser = teaser.Number, ContactPersonId = reachable[id].ContactPersonId!, SentAt = now, AnswerBy = answerBy, Answer = before?.Answer is { Kind: not Availability.WrongContact } kept ? kept : null };
            change.Put(approach).Note("teaser.sent", approach.RowKey, null, string.Create(CultureInfo.InvariantCulture, $"version {teaser.Number}")).Mail(Order("availability_request", selection, teaser, approach));
        }

        return change
            .Start("OutreachOrchestrator", Instances.Outreach(selection.Id), new { SelectionId = selection.Id })
            .Wake(Instances.Outreach(selection.Id));
    }

    /// <summary>The mail with the teaser. It names neither selection nor, unless the sponsor chose so, the sponsor.</summary>
    internal static MailOrder Order(string template, Selection selection, Teaser teaser, Approach approach) => MailOrder.Of(
        template, approach.ContactPersonId, MailLink.Availability(approach.CdmoId),
        ("selection", ""), ("cdmo", selection.NameOf(approach.CdmoId)), ("sponsor", teaser.NamesSponsor ? selection.State.Brief.Sponsor : ""), ("introduction", teaser.Introduction), ("modality", teaser.Modality), ("phase", teaser.Phase),
        ("scale", teaser.Scale), ("services", teaser.Services), ("timing", teaser.Timing), ("region", teaser.Region), ("answer_by", Zones.Format(approach.AnswerBy, selection.State.Brief.TimeZone)));
}

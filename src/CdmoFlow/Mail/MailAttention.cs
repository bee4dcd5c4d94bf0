using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Mail;

/// <summary>What the project manager is told of mails that do not leave: company or role and the kind of mail, never an address.</summary>
public static class MailAttention
{
    /// <summary>Begins the sentence about mails that wait for the mail service.</summary>
    public const string Waiting = "Mails of this selection have been waiting";

    /// <summary>From this try on, about half an hour after the first, somebody is told that mails wait.</summary>
    public const int TryToTell = 12;

    /// <summary>One mail was given up. Said once per kind of mail and recipient; every mail is a fault of its own.</summary>
    public static Outcome GivenUp(Selection selection, OutboxMail mail)
    {
        var sentence = $"The mail \"{mail.Order.Template.Replace('_', ' ')}\" to {Whom(selection, mail.Order)} was not sent and is not tried again. Check the recipient's address and tell them another way.";
        var change = new Change();
        FaultList.Open(change, selection, Dead(selection, mail, "given_up") with { Sentence = sentence });
        return change.IsEmpty ? Outcome.AlreadyDone : change.Note("mail.failed", mail.RowKey, null, mail.Order.Template);
    }

    /// <summary>A mail that nobody will read, as a fault.</summary>
    internal static FaultFinding Dead(Selection selection, OutboxMail mail, string how) => new(
        FaultKind.DeadMail, mail.RowKey, how, $"The mail \"{mail.Order.Template.Replace('_', ' ')}\" to {Whom(selection, mail.Order)} did not arrive.", mail.DeliveryAt ?? mail.ClaimedAt ?? mail.QueuedAt);

    /// <summary>The mail service has taken nothing for a while: its settings or the service need a person. Said once.</summary>
    public static Outcome Late(Selection selection, OutboxMail mail)
    {
        if (mail.Attempts < TryToTell || selection.State.Needs(Waiting)) return Outcome.AlreadyDone;
        var sentence = $"{Waiting} since {mail.QueuedAt:u} because the mail service takes none; they are tried again. The mail settings or the service need a look.";
        return new Change().Put(selection.State.Needing(sentence)).Note("mail.waiting", mail.RowKey, null, mail.Order.Template);
    }

    /// <summary>Everything that waited has left.</summary>
    public static Outcome Recovered(Selection selection) => selection.State.Needs(Waiting)
        ? new Change().Put(selection.State.Settled(Waiting)).Note("mail.recovered", selection.Id)
        : Outcome.AlreadyDone;

    internal static string Whom(Selection selection, MailOrder order)
    {
        var company = order.Link.CdmoId ?? selection.Candidates.FirstOrDefault(c => c.ContactPersonId == order.ToPersonId)?.CdmoId;
        if (company is not null) return selection.NameOf(company);
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == order.ToPersonId);
        return seat is null ? "a person outside the team" : $"the team ({string.Join(", ", seat.Roles.Select(EnumNames.Of).Concat(seat.Functions.Select(EnumNames.Of))).Replace('_', ' ')})";
    }
}

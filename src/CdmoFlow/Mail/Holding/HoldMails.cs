using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>Whether mails to the CDMOs wait.</summary>
/// <param name="Hold">True: each waits until a project manager releases it.</param>
public sealed record HoldMailsInput(bool? Hold);

/// <summary>The project manager lets the mails to the CDMOs wait, or lets them leave by themselves again. What waits already goes on waiting.</summary>
public static class HoldMails
{
    /// <summary>Stores the choice.</summary>
    public static Outcome Decide(Selection selection, HoldMailsInput input, Actor actor, DateTimeOffset now)
    {
        _ = (actor, now);
        if (input.Hold is not { } hold) return Refusal.Invalid("hold", "Say whether mails to the CDMOs wait for release.");
        var before = selection.MailRules;
        return before.HoldForCdmos == hold
            ? Outcome.AlreadyDone
            : new Change().Put(before with { HoldForCdmos = hold }).Note("mails.rule_changed", selection.Id, Words(before.HoldForCdmos), Words(hold));
    }

    private static string Words(bool hold) => hold ? "wait for release" : "leave by themselves";
}

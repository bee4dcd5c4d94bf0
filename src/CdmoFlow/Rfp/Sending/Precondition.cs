using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>One thing that must be so before the RFP can be sent.</summary>
/// <param name="Kind">What.</param>
/// <param name="Missing">What stands against it: fields of the RFP, names of files or of companies. Empty where it is met, or where there is nothing to name.</param>
/// <param name="IsMet">True where it is so.</param>
/// <param name="Path">The page on which it is put right.</param>
public sealed record Precondition(PreconditionKind Kind, IReadOnlyList<string> Missing, bool IsMet, string Path)
{
    /// <summary>All of them, in the order in which they are worked off.</summary>
    public static IReadOnlyList<Precondition> Of(Selection selection, DateTimeOffset now)
    {
        var home = $"/selections/{selection.Id}";
        var recipients = Recipient.Of(selection, now);
        string[] unsettled = [.. selection.Cdas.Where(c => !c.IsSettled).Select(c => selection.NameOf(c.CdmoId))];
        return
        [
            new(PreconditionKind.Agreements, selection.State.Stage < Stage.RfpPreparation ? unsettled : [], selection.State.Stage >= Stage.RfpPreparation, $"{home}/cdas"),
            Without(PreconditionKind.Text, RfpGaps.OfText(selection, now).Select(g => g.Field), $"{home}/rfp"),
            Without(PreconditionKind.DataRoom, DataRooms.Undecided(selection).Select(a => a.File.Name), $"{home}/data-room"),
            Without(PreconditionKind.Contacts, recipients.Where(r => r.LeftOut == LeftOutReason.NoContact).Select(r => r.Candidate.Name), $"{home}/rfp/send"),
            new(PreconditionKind.Recipients, [], recipients.Any(r => r.LeftOut is null), $"{home}/rfp/send"),
        ];
    }

    private static Precondition Without(PreconditionKind kind, IEnumerable<string> missing, string path)
    {
        string[] names = [.. missing];
        return new(kind, names, names.Length == 0, path);
    }
}

/// <summary>What must be so before the RFP can be sent.</summary>
public enum PreconditionKind
{
    /// <summary>Every confidentiality agreement is executed, refused or has expired.</summary>
    Agreements,

    /// <summary>Nothing in the text is missing or vague.</summary>
    Text,

    /// <summary>Every file of the data room is found clean.</summary>
    DataRoom,

    /// <summary>Every company whose agreement is in force has a person to write to, or is left out with a reason.</summary>
    Contacts,

    /// <summary>At least one company gets it.</summary>
    Recipients,
}

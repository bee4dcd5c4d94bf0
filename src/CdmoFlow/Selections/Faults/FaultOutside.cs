namespace CdmoFlow.Selections.Faults;

/// <summary>A fault as an administrator of the site sees it who has no part in the selection: what helps to mend it, and no trace of who bids.</summary>
public static class FaultOutside
{
    /// <summary>The fault without the ends of ids and sentences that name a CDMO; its own id, by which it is acted on, stays.</summary>
    public static Fault Of(Fault fault, string selectionId) => fault with
    {
        Subject = Begin(fault.Subject, selectionId),
        // A mail's template says what was lost; whom it was for, the team sees.
        Detail = fault.Kind == FaultKind.DeadMail ? fault.Detail.Split(", ")[0] : fault.Detail,
        Sentence = null,
    };

    private static string Begin(string subject, string selectionId)
    {
        if (subject.StartsWith("mail|", StringComparison.Ordinal)) return subject;
        if (subject.StartsWith($"{selectionId}:", StringComparison.Ordinal)) return $"{selectionId}:{subject[(selectionId.Length + 1)..].Split(':')[0]}";
        return subject.Split('|')[0];
    }
}

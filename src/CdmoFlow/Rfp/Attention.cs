using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The sentences that this stage puts on the project manager's list and takes off again.</summary>
public static class Attention
{
    /// <summary>Nobody may receive the RFP yet.</summary>
    public const string NoCdaHolds = "No confidentiality agreement is executed, so nobody can receive the RFP. Record one as soon as it is signed, or cancel the selection.";

    /// <summary>An agreement in force has run out or was ended.</summary>
    public static string CdaEnded(string cdmo) => $"The confidentiality agreement with {cdmo} is no longer in force, so nothing more is disclosed to it. Renew it, or go on without that CDMO.";

    /// <summary>The deadline passed without a proposal.</summary>
    public const string NothingSubmitted = "Nobody submitted a proposal. Issue the RFP for another round, or cancel the selection.";

    /// <summary>Begins the sentence about proposals that nobody opened in time.</summary>
    public const string OpeningOverdue = "The opening is overdue: ";

    /// <summary>Begins the sentence that names what is missing.</summary>
    public const string RfpIncomplete = "The RFP is incomplete: ";

    /// <summary>The state with the sentence on the list once; a sentence of the same beginning is replaced.</summary>
    public static SelectionState Needing(this SelectionState state, string sentence, string? insteadOf = null) =>
        state with { NeedsAttention = [.. state.NeedsAttention.Where(s => !s.StartsWith(insteadOf ?? sentence, StringComparison.Ordinal)), sentence] };

    /// <summary>The state without the sentences that begin so.</summary>
    public static SelectionState Settled(this SelectionState state, string beginning) =>
        state with { NeedsAttention = [.. state.NeedsAttention.Where(s => !s.StartsWith(beginning, StringComparison.Ordinal))] };

    /// <summary>True while such a sentence is on the list.</summary>
    public static bool Needs(this SelectionState state, string beginning) => state.NeedsAttention.Any(s => s.StartsWith(beginning, StringComparison.Ordinal));
}

using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp.Confidentiality.HandIns;

namespace CdmoFlow.Functions.Rfp.Confidentiality;

/// <summary>A text that a CDMO handed in, for programs of both sides.</summary>
/// <param name="Number">1 for the first of this CDMO.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Remark">What the CDMO says about it.</param>
/// <param name="At">When it was handed in, UTC.</param>
/// <param name="DocumentId">Id under which it is read; null while nobody may read it.</param>
/// <param name="Sha256">Of its content.</param>
/// <param name="Verdict">What the checks found.</param>
/// <param name="Reason">Why it was sent back; null where it was not.</param>
public sealed record CdaHandInAnswer(int Number, CdaHandInKind Kind, CdaHandInState State, string Remark, DateTimeOffset At, string? DocumentId, string Sha256, FileVerdict? Verdict, string? Reason)
{
    /// <summary>The answer for one.</summary>
    public static CdaHandInAnswer Of(CdaHandIn handIn) => new(
        handIn.Number, handIn.What, handIn.State, handIn.Remark, handIn.At, handIn.IsReadable ? handIn.File.Id : null, handIn.File.Sha256, handIn.File.Finding?.Verdict,
        handIn.State == CdaHandInState.SentBack ? handIn.Reason : null);
}

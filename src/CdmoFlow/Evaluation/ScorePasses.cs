using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>The two passes under the words that people and programs use.</summary>
public static class ScorePasses
{
    /// <summary>The pass as the criteria know it.</summary>
    public static ScoringPass Scoring(this ScorePass pass) => pass == ScorePass.Proposal ? ScoringPass.Proposal : ScoringPass.DueDiligence;

    /// <summary>Reads <c>proposal</c> or <c>audited</c>; without a word the pass that the stage asks for. False for any other word.</summary>
    public static bool TryRead(string? word, Stage stage, out ScorePass pass)
    {
        pass = stage >= Stage.DueDiligence ? ScorePass.Audited : ScorePass.Proposal;
        return string.IsNullOrWhiteSpace(word) || EnumNames.TryParse(word, out pass);
    }
}

using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Checks;

/// <summary>The quarantine: whether a file that lies sealed may be handed out at all, to the sponsor's people after the opening or to its own CDMO. What has not answered counts as no.</summary>
public static class FileGate
{
    /// <summary>Null when it may; otherwise why not.</summary>
    public static Refusal? Check(SubmittedFile file, FileHolds? holds) => file.Finding switch
    {
        { Verdict: FileVerdict.Clean } => null,
        { Verdict: FileVerdict.NotScanned } when holds?.Find(file.Id)?.ReleasedBy is not null => null,
        { Verdict: FileVerdict.NotScanned } found => Refusal.WrongState("not-scanned", $"This file could not be looked into: {FileReasons.Sentence(found)} It stays closed unless a project manager releases it with a reason."),
        { Verdict: FileVerdict.Infected } => Refusal.WrongState("infected", "The scanner found malware in this file. It is never handed out."),
        { Verdict: FileVerdict.Refused } found => Refusal.WrongState("refused", $"This file was not accepted: {FileReasons.Sentence(found)} It is not handed out."),
        _ => Refusal.WrongState("scanning", "This file is still being checked. It can be read once it is found clean."),
    };
}

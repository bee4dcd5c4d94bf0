namespace CdmoFlow.Proposals.Checks;

/// <summary>What the checks say of a submitted file. Until it is clean nobody reads it.</summary>
public enum FileVerdict
{
    /// <summary>Not all checks have answered yet.</summary>
    Scanning,

    /// <summary>It is what it says it is, and the scanner found nothing.</summary>
    Clean,

    /// <summary>The scanner found malware. Nobody ever reads it.</summary>
    Infected,

    /// <summary>It could not be looked into completely. It is not called clean; a project manager may release it with a reason.</summary>
    NotScanned,

    /// <summary>The rules do not take it: another type than its name says, macros, an archive beyond the limits.</summary>
    Refused,
}

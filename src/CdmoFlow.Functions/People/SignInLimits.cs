namespace CdmoFlow.Functions.People;

/// <summary>How much sign-in bears, in real time, for each person and for each source: enough for somebody clumsy, too little to flood a mailbox or to guess eight digits.</summary>
public sealed record SignInLimits
{
    /// <summary>Codes mailed to one person for one room, or for the sponsor's side, within <see cref="CodeWindow"/>.</summary>
    public int Codes { get; init; } = 5;

    /// <summary>Over which time the codes are counted.</summary>
    public TimeSpan CodeWindow { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Wrong codes for one person within <see cref="FailureWindow"/>, over all that were mailed.</summary>
    public int Failures { get; init; } = 20;

    /// <summary>Over which time the failures are counted.</summary>
    public TimeSpan FailureWindow { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Codes asked for from one source, whoever they are for, within <see cref="CodeWindow"/>: an office behind one address signs in on a Monday morning.</summary>
    public int CodesPerSource { get; init; } = 60;

    /// <summary>Wrong codes typed from one source within <see cref="FailureWindow"/>.</summary>
    public int FailuresPerSource { get; init; } = 100;

    /// <summary>Wrong signature codes or passwords of one person within <see cref="FailureWindow"/>.</summary>
    public int SignatureFailures { get; init; } = 10;
}

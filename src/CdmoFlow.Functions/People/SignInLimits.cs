namespace CdmoFlow.Functions.People;

/// <summary>How much sign-in bears, in real time, for each person: enough for somebody clumsy, too little to flood a mailbox or to guess eight digits.</summary>
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
}

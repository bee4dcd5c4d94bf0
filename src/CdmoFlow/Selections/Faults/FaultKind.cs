namespace CdmoFlow.Selections.Faults;

/// <summary>What can go wrong so that only a person can help.</summary>
public enum FaultKind
{
    /// <summary>An orchestration failed or was ended from outside: the step stands still.</summary>
    StoppedStep,

    /// <summary>A mail was given up, or it came back.</summary>
    DeadMail,

    /// <summary>Something is due, its orchestration was woken again and again, and it does not move.</summary>
    LostSignal,

    /// <summary>The checks of submitted files do not come to an end.</summary>
    StuckCheck,

    /// <summary>The checks of a file in the data room do not come to an end.</summary>
    UncheckedAttachment,

    /// <summary>Submitted files are not in the sealed container.</summary>
    UnsealedFiles,

    /// <summary>The audit trail does not hold.</summary>
    BrokenChain,
}

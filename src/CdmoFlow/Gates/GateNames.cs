namespace CdmoFlow.Gates;

/// <summary>What people call the gates.</summary>
public static class GateNames
{
    /// <summary>The name of a gate on pages and in mails.</summary>
    public static string Of(GateKind kind) => kind switch
    {
        GateKind.Longlist => "Longlist gate",
        GateKind.Shortlist => "Shortlist gate",
        GateKind.Audit => "Due diligence gate",
        GateKind.Award => "Award gate",
        GateKind.RunnerUp => "Runner-up gate",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown gate."),
    };
}

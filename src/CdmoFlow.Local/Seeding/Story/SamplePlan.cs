namespace CdmoFlow.Local.Seeding.Story;

/// <summary>Which story a selection is given.</summary>
/// <param name="End">Where it rests.</param>
/// <param name="RestDays">For how many days it has rested there; past its due date the clock has done what it does.</param>
/// <param name="Twists">What goes otherwise.</param>
internal sealed record SamplePlan(Rest End, int RestDays, Twist Twists = Twist.None)
{
    /// <summary>Dealt out in turn. The first thirteen give every stage once, the others every gate and delay.</summary>
    public static IReadOnlyList<SamplePlan> All { get; } =
    [
        new(Rest.Scoping, 1),
        new(Rest.LonglistGate, 2),
        new(Rest.CdasOut, 6),
        new(Rest.RfpIncomplete, 2),
        new(Rest.RfpOut, 8),
        new(Rest.Closed, 1),
        new(Rest.HalfScored, 5),
        new(Rest.ShortlistGate, 3),
        new(Rest.AuditDatesOut, 6),
        new(Rest.AwardGate, 2),
        new(Rest.HalfSigned, 20),
        new(Rest.Contracted, 15),
        new(Rest.RfpOut, 5, Twist.Cancelled),

        new(Rest.RunnerUpGate, 3, Twist.WinnerFails),
        new(Rest.AuditGate, 3),
        new(Rest.LonglistProposed, 9),
        new(Rest.LonglistGate, 10),
        new(Rest.LonglistProposed, 2, Twist.LonglistSentBack),
        new(Rest.CdasOut, 25, Twist.NoCda),
        new(Rest.ProposalsIn, 1, Twist.DeadlineExtended),
        new(Rest.Closed, 4, Twist.NobodySubmits),
        new(Rest.HalfOpened, 4),
        new(Rest.Scored, 2),
        new(Rest.HalfScored, 16, Twist.TwoEnvelopes),
        new(Rest.ShortlistHalfApproved, 9),
        new(Rest.AuditDatesOut, 16, Twist.Reluctant | Twist.TwoEnvelopes),
        new(Rest.SitesQualified, 3, Twist.AuditsSentBack),
        new(Rest.DecisionDue, 4),
        new(Rest.DecisionDue, 16),
        new(Rest.AwardHalfApproved, 9),
        new(Rest.AgreementsOut, 10, Twist.WinnerFails),
        new(Rest.Contracted, 40, Twist.OnPaper | Twist.Regrets | Twist.TwoEnvelopes),
        new(Rest.AuditGate, 2, Twist.Cancelled),
        new(Rest.Closed, 3, Twist.Cancelled),
        new(Rest.RfpOut, 5, Twist.NobodySubmits),
        new(Rest.RunnerUpGate, 9, Twist.WinnerFails),
        new(Rest.AuditsHeld, 4, Twist.Reluctant),
        new(Rest.Contracted, 60, Twist.WinnerFails | Twist.Regrets),
        new(Rest.ShortlistGate, 1, Twist.DeadlineExtended),
        new(Rest.TechnicalScored, 1, Twist.TwoEnvelopes),
        new(Rest.PricesSealed, 1, Twist.TwoEnvelopes),
        new(Rest.PricesHalfOpened, 2, Twist.TwoEnvelopes),
        new(Rest.PricesOpened, 1, Twist.TwoEnvelopes),
        new(Rest.Scored, 2, Twist.TwoEnvelopes),
    ];

    /// <summary>The story of the largest selection.</summary>
    public static SamplePlan Largest { get; } = new(Rest.AwardGate, 2);

    /// <summary>True when that goes otherwise.</summary>
    public bool Has(Twist twist) => Twists.HasFlag(twist);
}

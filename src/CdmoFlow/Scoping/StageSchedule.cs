namespace CdmoFlow.Scoping;

/// <summary>How many calendar days each stage may take before its timer acts; gates, amendments, answers and ratings alone count working days of both sides.</summary>
public sealed record StageSchedule
{
    /// <summary>Time to decide the longlist.</summary>
    public int LonglistGateDays { get; init; } = 5;

    /// <summary>Time for a CDMO to execute the confidentiality agreement.</summary>
    public int CdaDays { get; init; } = 21;

    /// <summary>Time from the issue of the RFP to the submission deadline.</summary>
    public int RfpDays { get; init; } = 28;

    /// <summary>Time from the issue of the RFP to the end of questions; never longer than <see cref="RfpDays"/>.</summary>
    public int QuestionsDays { get; init; } = 10;

    /// <summary>Working days from the end of questions until all of them are answered.</summary>
    public int AnswersDays { get; init; } = 5;

    /// <summary>Working days from the end of questions until evaluators have rated how deep they go.</summary>
    public int RatingDays { get; init; } = 7;

    /// <summary>Working days that an amendment of the issued RFP leaves at least until the deadline; fewer move the deadline of all.</summary>
    public int AmendmentDays { get; init; } = 5;

    /// <summary>Time for the evaluators to score the opened proposals.</summary>
    public int ScoringDays { get; init; } = 14;

    /// <summary>Working days to decide a gate, or to complete the RFP, until five in the afternoon of the last.</summary>
    public int GateDays { get; init; } = 5;

    /// <summary>Time for a CDMO to answer a proposed audit date before it counts as reluctant.</summary>
    public int AuditAnswerDays { get; init; } = 14;

    /// <summary>Time for the audits and the qualification of the sites.</summary>
    public int AuditDays { get; init; } = 60;

    /// <summary>Time to write the decision down.</summary>
    public int DecisionDays { get; init; } = 14;

    /// <summary>Time to sign the agreements before the runner-up is offered.</summary>
    public int ContractDays { get; init; } = 90;
}

/// <summary>The schedule as posted: what is left out keeps the default of <see cref="StageSchedule"/>.</summary>
public sealed record StageScheduleDocument
{
    /// <summary>See <see cref="StageSchedule.LonglistGateDays"/>.</summary>
    public int? LonglistGateDays { get; init; }

    /// <summary>See <see cref="StageSchedule.CdaDays"/>.</summary>
    public int? CdaDays { get; init; }

    /// <summary>See <see cref="StageSchedule.RfpDays"/>.</summary>
    public int? RfpDays { get; init; }

    /// <summary>See <see cref="StageSchedule.QuestionsDays"/>.</summary>
    public int? QuestionsDays { get; init; }

    /// <summary>See <see cref="StageSchedule.AnswersDays"/>.</summary>
    public int? AnswersDays { get; init; }

    /// <summary>See <see cref="StageSchedule.RatingDays"/>.</summary>
    public int? RatingDays { get; init; }

    /// <summary>See <see cref="StageSchedule.AmendmentDays"/>.</summary>
    public int? AmendmentDays { get; init; }

    /// <summary>See <see cref="StageSchedule.ScoringDays"/>.</summary>
    public int? ScoringDays { get; init; }

    /// <summary>See <see cref="StageSchedule.GateDays"/>.</summary>
    public int? GateDays { get; init; }

    /// <summary>See <see cref="StageSchedule.AuditAnswerDays"/>.</summary>
    public int? AuditAnswerDays { get; init; }

    /// <summary>See <see cref="StageSchedule.AuditDays"/>.</summary>
    public int? AuditDays { get; init; }

    /// <summary>See <see cref="StageSchedule.DecisionDays"/>.</summary>
    public int? DecisionDays { get; init; }

    /// <summary>See <see cref="StageSchedule.ContractDays"/>.</summary>
    public int? ContractDays { get; init; }
}

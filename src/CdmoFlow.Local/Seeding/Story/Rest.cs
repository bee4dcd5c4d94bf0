namespace CdmoFlow.Local.Seeding.Story;

/// <summary>Where a selection can rest until somebody acts: the places at which a story may end.</summary>
internal enum Rest
{
    Scoping,
    LonglistProposed,
    LonglistGate,
    CdasOut,
    RfpIncomplete,
    RfpOut,
    ProposalsIn,
    Closed,
    HalfOpened,
    Opened,
    HalfScored,
    Scored,
    ShortlistGate,
    ShortlistHalfApproved,
    AuditDatesOut,
    AuditsHeld,
    SitesQualified,
    AuditGate,
    DecisionDue,
    AwardGate,
    AwardHalfApproved,
    AgreementsOut,
    HalfSigned,
    RunnerUpGate,
    Contracted,
}

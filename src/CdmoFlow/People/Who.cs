namespace CdmoFlow.People;

/// <summary>Who may use a route. Several may be named; one that fits is enough.</summary>
[Flags]
public enum Who
{
    /// <summary>Nobody: a route without a rule is refused.</summary>
    Nobody = 0,

    /// <summary>Everybody, signed in or not.</summary>
    Anyone = 1,

    /// <summary>Any signed-in person of the sponsor.</summary>
    Sponsor = 2,

    /// <summary>Any member of the selection's team, observers and administrators too: what tells nothing of bids.</summary>
    Team = 4,

    /// <summary>The selection's project manager.</summary>
    ProjectManager = 8,

    /// <summary>An evaluator of the selection.</summary>
    Evaluator = 16,

    /// <summary>An auditor of the selection.</summary>
    Auditor = 32,

    /// <summary>The function Quality Assurance on the selection's team.</summary>
    QualityAssurance = 64,

    /// <summary>An approver of the selection; which gate is checked by the decision.</summary>
    Approver = 128,

    /// <summary>A person of the CDMO whose room it is, readers among them.</summary>
    Room = 256,

    /// <summary>Members of the team who may see bids once they are open: all but those who only administer.</summary>
    Reader = 1024,

    /// <summary>Members of the team who act: all but those who only observe or administer.</summary>
    Member = 2048,

    /// <summary>An administrator of the selection: people and settings, no bids.</summary>
    Administrator = 4096,

    /// <summary>The proposal lead in the room of their CDMO.</summary>
    RoomLead = 8192,

    /// <summary>A signatory in the room of their CDMO.</summary>
    RoomSignatory = 16384,

    /// <summary>Who prepares the proposal in the room of their CDMO: the proposal lead and contributors, not readers.</summary>
    RoomEditor = 65536,

    /// <summary>An administrator of the site, of whatever selection: the installation's troubles, no bids.</summary>
    SiteAdministrator = 32768,

    /// <summary>An administrator of the site, once the selection has ended: who names a successor when nobody of the team is left.</summary>
    Successor = 131072,

    /// <summary>Anybody who is signed in, on either side.</summary>
    SignedIn = 512,
}

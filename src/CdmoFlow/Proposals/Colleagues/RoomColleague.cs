using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>A person whom the proposal lead of a CDMO named for its room, or who led it before. Whoever leads it now may have a row too, which then says nothing of their rights. Name and address stand in the people table alone.</summary>
public sealed record RoomColleague : ISelectionRow
{
    /// <summary>First part of the row key.</summary>
    public const string Kind = "colleague";

    /// <summary>How many persons beside the lead may be in a room or wait for it.</summary>
    public const int Most = 10;

    /// <summary>Days within which the project manager decides on one who waits.</summary>
    public const int DaysToDecide = 2;

    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>Key into the people table.</summary>
    public required string PersonId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, PersonId);

    /// <summary>Where it stands.</summary>
    public required ColleagueState State { get; init; }

    /// <summary>What the person does there, as the lead typed it; empty for who led the room before and was named by nobody.</summary>
    public required string Function { get; init; }

    /// <summary>Domain of the person's address, which the project manager judges by.</summary>
    public required string Domain { get; init; }

    /// <summary>The address belongs to a mailbox that several read (<see cref="SharedMailboxes"/>).</summary>
    public bool IsSharedMailbox { get; init; }

    /// <summary>The person may also submit, withdraw, confirm and sign.</summary>
    public bool MaySubmit { get; init; }

    /// <summary>The person reads the room and changes nothing in it.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>How often the person was let in. Links and sessions of an earlier time stay dead.</summary>
    public int Admission { get; init; }

    /// <summary>Person id of who named the person last.</summary>
    public required string AddedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Person id of who released, refused or revoked; null where nobody had to.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The sponsor has refused or revoked; being named again is not enough then.</summary>
    public bool EndedBySponsor { get; init; }

    /// <summary>Takes one of the <see cref="Most"/> places.</summary>
    public bool IsCounted => Counts(State);

    /// <summary>What the person may do in the room as a colleague.</summary>
    public IReadOnlyList<CdmoRole> Roles => Rights switch
    {
        ColleagueRights.Submit => ColleagueAccess.EveryRole,
        ColleagueRights.Prepare => [CdmoRole.Contributor],
        _ => [CdmoRole.Reader],
    };

    /// <summary>The same in one word.</summary>
    public ColleagueRights Rights => ReadsOnly ? ColleagueRights.Read : MaySubmit && !IsSharedMailbox ? ColleagueRights.Submit : ColleagueRights.Prepare;

    /// <summary>True for those who take up a place: in the room, or waiting for it.</summary>
    public static bool Counts(ColleagueState state) => state is ColleagueState.Waiting or ColleagueState.Admitted;

    /// <summary>The row key of a colleague.</summary>
    public static string KeyOf(string cdmoId, string personId) => $"{Kind}|{cdmoId}|{personId}";

    /// <summary>The colleagues of one CDMO, in the order in which they were named; who leads its room now is none.</summary>
    public static IReadOnlyList<RoomColleague> Of(Selection selection, string cdmoId)
    {
        var lead = ColleagueAccess.LeadOf(selection, cdmoId);
        return [.. selection.All<RoomColleague>().Where(c => c.CdmoId == cdmoId && c.PersonId != lead).OrderBy(c => c.AddedAt)];
    }
}

/// <summary>States of a colleague's way into the room.</summary>
public enum ColleagueState
{
    /// <summary>The address is in no covered domain; the sponsor decides.</summary>
    Waiting,

    /// <summary>Has a link of their own.</summary>
    Admitted,

    /// <summary>The sponsor does not let the person in.</summary>
    Refused,

    /// <summary>Was in and is out again.</summary>
    Revoked,
}

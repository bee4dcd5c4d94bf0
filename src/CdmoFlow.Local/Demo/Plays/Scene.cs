using CdmoFlow.Functions.Selections;
using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>One selection with everybody who acts in it.</summary>
internal sealed class Scene(SponsorTeam team, string selectionId) : IDisposable
{
    private readonly Dictionary<string, CdmoPerson> rooms = new(StringComparer.Ordinal);

    public string Id => selectionId;

    public DemoSite Site => team.Site;

    public SponsorTeam Team => team;

    /// <summary>The project manager.</summary>
    public Task<SponsorPerson> ManagerAsync() => team.AsAsync(TeamRole.Manager);

    /// <summary>A person of the sponsor.</summary>
    public Task<SponsorPerson> AsAsync(TeamRole role) => team.AsAsync(role);

    /// <summary>The selection as the project manager sees it.</summary>
    public async Task<SelectionAnswer> LookAsync() => await (await ManagerAsync()).LookAsync(selectionId);

    /// <summary>Waits, as the project manager, until the selection stands as expected.</summary>
    public async Task<SelectionAnswer> SeeAsync(string what, Func<SelectionAnswer, bool> expected) => await (await ManagerAsync()).SeeAsync(selectionId, what, expected);

    /// <summary>The contact of a company in its room, which is entered by the link of the mail with that subject.</summary>
    public async Task<CdmoPerson> RoomAsync(string company, string subject = "request for proposal")
    {
        if (rooms.TryGetValue(company, out var person)) return person;
        return rooms[company] = await CdmoPerson.EnterAsync(Site, DemoRegister.ContactOf(company), subject);
    }

    /// <summary>The day it is, in the selection's own count.</summary>
    public async Task<DateOnly> TodayAsync() => DateOnly.FromDateTime((await Site.Time.NowAsync()).UtcDateTime);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var room in rooms.Values) room.Dispose();
    }
}

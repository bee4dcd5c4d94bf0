using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Demo;

/// <summary>The sponsor's invented people: somebody must be able to sign in before the first selection names a team.</summary>
internal static class DemoPeople
{
    public static async Task EnsureAsync(PeopleStore people)
    {
        foreach (var role in TeamRole.All)
            await people.GetOrAddAsync(role.Name, role.Email, cdmoId: null);
    }
}

using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Somebody of the sponsor, acting over HTTP only.</summary>
internal sealed class SponsorPerson(DemoSite site, TeamRole role, Browser browser) : IDisposable
{
    public string Name => role.Name;

    public TeamRole Role => role;

    public Browser Browser => browser;

    /// <summary>Signs in with a mailed code.</summary>
    public static async Task<SponsorPerson> SignInAsync(DemoSite site, TeamRole role) => new(site, role, await SignIn.WithCodeAsync(site, role.Email, roomToken: null));

    /// <summary>The selection as this person sees it.</summary>
    public Task<SelectionAnswer> LookAsync(string selectionId) => browser.GetAsync<SelectionAnswer>($"api/selections/{selectionId}");

    /// <summary>Looks again until the selection stands as expected.</summary>
    public Task<SelectionAnswer> SeeAsync(string selectionId, string what, Func<SelectionAnswer, bool> expected) =>
        site.SeeAsync(what, async () => await LookAsync(selectionId) is var seen && expected(seen) ? seen : null);

    /// <summary>Waits until a stage was entered.</summary>
    public Task<SelectionAnswer> SeeStageAsync(string selectionId, Stage stage) => SeeAsync(selectionId, $"the selection is in the stage {stage}", s => s.State.Stage == stage);

    /// <summary>Posts a step of a selection.</summary>
    public Task<Answer> StepAsync(string selectionId, string step, object? body = null) => browser.PostAsync($"api/selections/{selectionId}/{step}", body);

    /// <summary>Posts a step that has to be refused with that status.</summary>
    public async Task<Answer> RefusedAsync(string selectionId, string step, object? body, int status) => (await browser.TryPostAsync($"api/selections/{selectionId}/{step}", body)).Expect(status);

    /// <summary>Decides a gate by the link of the mail that asked for it.</summary>
    public async Task DecideGateAsync(string selectionId, GateKind kind, bool approve, string reason)
    {
        var name = GateNames.Of(kind);
        var gate = (await SeeAsync(selectionId, $"the {name} is open", s => s.Gates.Any(g => g.Kind == kind && g.State == GateState.Open))).Gates.Last(g => g.Kind == kind && g.State == GateState.Open);
        var path = $"/selections/{selectionId}/gates/{Uri.EscapeDataString(gate.Id)}";
        await site.SeeAsync($"the mail to {Name} about the {name}", async () => (await site.Mails.ToAsync(role.Email)).FirstOrDefault(m => m.Links.Any(l => l.EndsWith(path, StringComparison.Ordinal))));
        (await browser.GetAsync(path, asPage: true)).Expect(200);
        await StepAsync(selectionId, $"gates/{Uri.EscapeDataString(gate.Id)}/decision", new { verdict = approve ? "approve" : "send_back", reason });
    }

    /// <inheritdoc />
    public void Dispose() => browser.Dispose();
}

using CdmoFlow.Local;
using CdmoFlow.People;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>Selections written to the tables while nobody wakes or starts anything: what a crash right after the commit leaves behind.</summary>
internal sealed class Unsignalled(LocalHost host)
{
    internal const string Manager = "p-manager";

    internal SelectionStore Store => Of<SelectionStore>();

    internal DurableTaskClient Client => Of<DurableTaskClient>();

    internal DateTimeOffset Now => Of<TimeProvider>().GetUtcNow();

    internal T Of<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    internal Task<Committed> CreateAsync(Stage stage, Func<SelectionState, SelectionState>? with = null, Action<Change, string>? and = null)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var state = new SelectionState
        {
            Id = id,
            Brief = Brief,
            Stage = stage,
            Weights = new Dictionary<string, int>(StringComparer.Ordinal),
            Team =
            [
                new(Manager, [SponsorFunction.Executive], [Role.ProjectManager]),
                new("p-quality", [SponsorFunction.QualityAssurance], [Role.Approver]),
                new("p-cmc", [SponsorFunction.Cmc, SponsorFunction.FinanceLegal], [Role.Approver]),
            ],
        };
        var change = new Change().Note("test.created", id);
        and?.Invoke(change, id);
        return Store.CreateAsync(with is null ? state : with(state), change, Actor.System, Now);
    }

    internal async Task<Selection> ChangeAsync(string id, Action<Change, Selection> with)
    {
        while (true)
        {
            var loaded = (await Store.LoadAsync(id))!;
            var change = new Change().Note("test.changed", id);
            with(change, loaded.Selection);
            if (await Store.CommitAsync(loaded, change, Actor.System, Now) is { } committed) return committed.Selection;
        }
    }

    internal async Task<Selection> SelectionAsync(string id) => (await Store.LoadAsync(id))!.Selection;

    /// <summary>Waits until something shows, at most half a minute.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> shows)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await shows()) await Task.Delay(100, patience.Token);
    }

    private static Brief Brief { get; } = new()
    {
        Sponsor = "Larkspur Therapeutics",
        Program = "LKS-204",
        WorkPackage = "Drug substance",
        Modality = Modality.Biologic,
        DevelopmentStage = DevelopmentStage.PhaseI,
        Services = ["cGMP manufacturing"],
        DosageForm = "Sterile injectable",
        Scale = new Scale(200, 2000, 6, "L"),
        TargetMarkets = ["EU"],
        Budget = 4_500_000,
        Currency = "EUR",
        TimeZone = "Europe/Berlin",
        OutsourcingModel = OutsourcingModel.Tactical,
        KnockOuts = ["D6"],
    };
}

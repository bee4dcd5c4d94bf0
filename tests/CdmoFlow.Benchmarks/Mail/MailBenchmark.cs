using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Local;
using CdmoFlow.Local.Seeding;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Benchmarks.Mail;

/// <summary>Ten thousand mails through the outbox to a service on bad days: none may be lost, none may leave under two ids.</summary>
internal static class MailBenchmark
{
    private const int Selections = 50;
    private const int PerCommit = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    public static async Task RunAsync(string folder, int mails, int seed)
    {
        await using var service = new UnreliableMailService(seed);
        await service.StartAsync();
        await using var emulator = await Azurite.StartAsync(new() { DataFolder = folder, InMemory = true });
        var clients = new StorageClients(new StorageOptions { ConnectionString = emulator.ConnectionString });
        var world = new SampleWorld(new SeedOptions(Selections, SeedOptions.DefaultSeed, DateTimeOffset.UtcNow) { Files = false });
        var selections = await new WorldWriter(clients, new SecretKeys(clients, new SecretKeyOptions(null, null))).WriteAsync(world);
        await using var host = await LocalHost.StartAsync(new()
        {
            Port = 0,
            Emulator = emulator,
            ReadEnvironment = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Mail:PerSecond"] = "100000" },
            Configure = builder =>
            {
                // Every refusal would be a warning.
                builder.Logging.SetMinimumLevel(LogLevel.Error);
                builder.Services.PostConfigure<MailOptions>(o => (o.Host, o.ApiKey, o.FromAddress) = (service.Address, "local", "selections@sponsor.example"));
                builder.Services.AddHttpClient(SendGridMailer.ClientName, http => http.Timeout = Patience);
            },
        });

        var watch = Stopwatch.StartNew();
        await OrderAsync(host, [.. selections.Select(s => s.End)], mails);
        var ordered = watch.Elapsed;
        await SendAsync(host);
        Say(service, mails, ordered, watch.Elapsed, await StatesAsync(clients, selections));
    }

    // Each commit orders forty mails to one person of the team; the subject tells them apart.
    private static async Task OrderAsync(LocalHost host, IReadOnlyList<Selection> selections, int mails)
    {
        var (desk, client) = (host.Services.GetRequiredService<Desk>(), host.Services.GetRequiredService<DurableTaskClient>());
        for (var first = 0; first < mails; first += PerCommit)
        {
            var (from, selection) = (first, selections[first / PerCommit % selections.Count]);
            var change = new Change().Note("mails.ordered", selection.Id);
            for (var i = from; i < Math.Min(from + PerCommit, mails); i++)
                change.Mail(MailOrder.Of("gate_answer", selection.ProjectManagers[0], MailLink.Selection(selection.Id), ("gate", "gate"), ("question", "?"), ("answer", "!")) with { Subject = string.Create(CultureInfo.InvariantCulture, $"mail {i}") });
            if ((await desk.DecideAsync(selection.Id, Actor.System, client, (_, _) => change)).Refusal is { } refusal)
                throw new InvalidOperationException(refusal.Detail);
        }
    }

    // What was refused for now comes again by a durable timer; skipped time brings it without the wait.
    private static async Task SendAsync(LocalHost host)
    {
        var (control, index) = (host.Services.GetRequiredService<LocalRuntimeControl>(), host.Services.GetRequiredService<SelectionIndex>());
        while (true)
        {
            await control.DrainAsync(CancellationToken.None);
            if ((await index.UnsettledMailsAsync()).Count == 0)
                return;
            if (control.NextDue is not { } due)
                throw new InvalidOperationException("Mails wait and nothing will send them.");
            await control.AdvanceToAsync(due);
        }
    }

    private static async Task<IReadOnlyDictionary<OutboxState, int>> StatesAsync(StorageClients clients, IReadOnlyList<SampleSelection> selections)
    {
        var outbox = new OutboxStore(clients);
        var all = new List<OutboxMail>();
        foreach (var selection in selections)
            all.AddRange(await outbox.ListAsync(selection.End.Id));
        return all.Where(m => m.Order.Subject is not null).CountBy(m => m.State).ToDictionary();
    }

    private static void Say(UnreliableMailService service, int mails, TimeSpan ordered, TimeSpan all, IReadOnlyDictionary<OutboxState, int> states)
    {
        var ids = service.Accepted.Values.Select(bag => bag.ToList()).ToList();
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["mails"] = mails,
            ["sent"] = states.GetValueOrDefault(OutboxState.Sent),
            ["lost"] = mails - service.Accepted.Count,
            ["with_two_ids"] = ids.Count(i => i.Distinct(StringComparer.Ordinal).Count() > 1),
            ["repeated_with_the_same_id"] = ids.Count(i => i.Count > 1),
            ["seconds_to_order"] = ordered.TotalSeconds,
            ["seconds"] = all.TotalSeconds,
            ["per_second"] = mails / all.TotalSeconds,
        };
        foreach (var (answer, count) in service.Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
            figures[$"answers_{answer.Replace(' ', '_')}"] = count;
        foreach (var (name, value) in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-36} {value,10:0.#}"));
        Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 1))));
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Gates;
using CdmoFlow.Local.Seeding;
using CdmoFlow.Local.Seeding.Story;
using CdmoFlow.Mail;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Seeding;

/// <summary>The invented world before anything is written.</summary>
public class SampleWorldTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly int OneOfEach = SamplePlan.All.Count;

    [Fact]
    public void The_same_seed_gives_the_same_world() => Assert.Equal(Facts(Of(15, seed: 1)), Facts(Of(15, seed: 1)));

    [Fact]
    public void Another_seed_gives_another_world() => Assert.Empty(Facts(Of(3, seed: 1)).Intersect(Facts(Of(3, seed: 2))));

    [Fact]
    public void Forty_selections_show_every_stage_and_every_gate_open_and_decided()
    {
        var ends = Selections(Of(40)).Select(s => s.End).ToList();

        Assert.Equal(Enum.GetValues<Stage>(), ends.Select(s => s.State.Stage).Distinct().Order());
        Assert.Equal(Enum.GetValues<GateKind>(), Gates(GateState.Open));
        Assert.Equal(Enum.GetValues<GateKind>(), Gates(GateState.Approved));
        Assert.Equal([GateKind.Longlist, GateKind.Audit], Gates(GateState.SentBack));
        Assert.NotEmpty(Gates(GateState.Closed));
        Assert.Contains(ends, s => s.OpenGate is { EscalatedAt: not null });
        Assert.Contains(ends, s => s.OpenGate is { Decisions.Count: > 0 });
        Assert.True(ends.SelectMany(s => s.State.NeedsAttention).Distinct().Count() > 8);

        IEnumerable<GateKind> Gates(GateState state) => ends.SelectMany(s => s.Gates).Where(g => g.State == state).Select(g => g.Kind).Distinct().Order();
    }

    [Fact]
    public void In_some_selections_prices_are_opened_apart_and_rest_at_every_step_of_it()
    {
        var apart = Selections(Of(OneOfEach)).Select(s => s.End).Where(s => s.State.Brief.Envelopes == EnvelopeRule.Separate && s.Proposals.Any(p => p.IsOpened)).ToList();
        var prices = apart.Select(PriceEnvelopes.Of).ToList();

        Assert.Contains(null, prices);
        Assert.Contains(prices, p => p is { Opening.Count: 0 });
        Assert.Contains(prices, p => p is { Opening.Count: 1, OpenedAt: null });
        Assert.Contains(prices, p => p is { OpenedAt: not null } && p.Opening.Select(o => o.PersonId).Distinct().Count() == 2);
        Assert.All(apart, s => Assert.Equal(PriceEnvelopes.ArePricesOpen(s), s.Proposals.Where(p => p.IsOpened).All(p => p.IsPriceOpened)));
        // Nobody scored a price before it was open.
        Assert.All(apart.Where(s => !PriceEnvelopes.ArePricesOpen(s)), s => Assert.DoesNotContain(
            s.ScoreSheets.SelectMany(sheet => sheet.Entries), e => ScoringWindow.IsCommercial(Criteria.All.First(c => c.Key == e.Criterion))));
        Assert.Contains(apart, s => s.State.Stage == Stage.Contracted);
    }

    [Fact]
    public void Nothing_happens_after_the_present_and_no_mail_is_ordered() => Assert.All(Selections(Of(OneOfEach)), selection =>
    {
        Assert.All(selection.Steps, step => Assert.InRange(step.At, selection.Steps[0].At, Start));
        Assert.Equal(selection.Steps.Select(s => s.At).Order(), selection.Steps.Select(s => s.At));
        Assert.All(selection.Steps, step => Assert.True(step.Change is { Mails: [], Wakes: [], Starts: [] } && step.Change.Rows.All(r => r is not OutboxMail)));
    });

    [Fact]
    public void Every_address_is_an_invented_one_and_stands_once()
    {
        var addresses = new SampleWorld(new SeedOptions(1, 1, Start) { People = 200 }).People.Select(p => p.Email).ToList();

        Assert.All(addresses, address => Assert.EndsWith(".example", address, StringComparison.Ordinal));
        Assert.Equal(addresses.Count, addresses.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(addresses, address => Assert.True(MailAddresses.IsPlain(address), address));
    }

    [Fact]
    public void The_largest_selection_has_eight_proposals_seven_evaluators_and_every_criterion_in_both_scorecards()
    {
        var largest = new SampleWorld(new SeedOptions(1, 1, Start) { Largest = true }).Selection(0).End;

        Assert.Equal(8, largest.Proposals.Count);
        Assert.Equal(8 * 7, largest.ScoreSheets.Count(s => s.Pass == ScorePass.Proposal && s.Entries.Count > 0));
        Assert.Equal(7, largest.ScoreSheets.Where(s => s.Pass == ScorePass.Audited).Select(s => s.EvaluatorId).Distinct().Count());
        Assert.Equal(Criteria.All.Count, largest.ScoreSheets.SelectMany(s => s.Entries).Select(e => e.Criterion).Distinct().Count());
        Assert.Equal(GateKind.Award, largest.OpenGate!.Kind);
    }

    private static SampleWorld Of(int selections, int seed = 7) => new(new SeedOptions(selections, seed, Start));

    private static IEnumerable<SampleSelection> Selections(SampleWorld world) => Enumerable.Range(0, world.Count).Select(world.Selection);

    private static List<string> Facts(SampleWorld world) =>
    [
        .. world.People.Select(p => p.ToString()),
        .. world.Companies.Select(c => JsonSerializer.Serialize(c.Company, Json.Options)),
        .. Selections(world).SelectMany(s => s.Steps).SelectMany(s => s.Change.Rows.Select(r => $"{s.At:O} {s.Actor} {r.RowKey} {JsonSerializer.Serialize(r, r.GetType(), Json.Options)}")),
        .. Selections(world).SelectMany(s => s.Steps).SelectMany(s => s.Change.Trail.Select(n => $"{s.At:O} {s.Actor} {n}")),
        .. Selections(world).SelectMany(s => s.Blobs).Select(b => $"{b.Container}/{b.Name} {Convert.ToHexStringLower(SHA256.HashData(b.Content))}"),
        .. Selections(world).SelectMany(s => s.Submissions).Select(s => $"{s.CdmoId} {JsonSerializer.Serialize(s.Content, Json.Options)}"),
    ];
}

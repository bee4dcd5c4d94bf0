using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>One kind of gate as typed.</summary>
/// <param name="Kind">Which gate, such as <c>award</c>.</param>
/// <param name="Order"><c>parallel</c> or <c>sequence</c>.</param>
/// <param name="Quorum">How many must approve; empty = all.</param>
/// <param name="Signature">Whether an approval needs an electronic signature.</param>
/// <param name="Functions">Functions asked beside the project manager, in order.</param>
public sealed record GateRuleInput(string? Kind, string? Order, int? Quorum, bool Signature, IReadOnlyList<string?>? Functions);

/// <summary>A standing deputy as typed.</summary>
/// <param name="PersonId">Whose deputy.</param>
/// <param name="DeputyId">The deputy; empty = none.</param>
public sealed record StandingDeputyInput(string? PersonId, string? DeputyId);

/// <summary>The rules as typed: kinds that are left out have the standard.</summary>
public sealed record GateRulesInput(IReadOnlyList<GateRuleInput?>? Rules, IReadOnlyList<StandingDeputyInput?>? Deputies);

/// <summary>The project manager says how the gates to come are decided. Open gates keep the rule they were opened under.</summary>
public static class SetGateRules
{
    /// <summary>Checks everything at once and stores the rules.</summary>
    public static Outcome Decide(Selection selection, GateRulesInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "no gate comes any more.");
        List<FieldError> errors = [];
        List<GateRule> rules = [];
        foreach (var (typed, i) in (input.Rules ?? []).Select((r, i) => (r, i)).Where(r => r.r is not null))
        {
            if (Read(selection, typed!, $"rules[{i}]", errors) is { } rule) rules.Add(rule);
        }

        if (rules.GroupBy(r => r.Kind).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) errors.Add(new("rules", $"The {GateNames.Of(twice.Key).ToLowerInvariant()} stands in the list twice."));
        var deputies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (pair, i) in (input.Deputies ?? []).Select((p, i) => (p, i)).Where(p => !string.IsNullOrWhiteSpace(p.p?.DeputyId)))
        {
            if (Deputies.WhyNot(selection, pair!.PersonId ?? "", pair.DeputyId!) is { } why) errors.Add(new($"deputies[{i}].deputyId", why));
            else deputies[pair.PersonId!] = pair.DeputyId!;
        }

        if (errors.Count > 0) return Refusal.Invalid(errors);
        var after = new GateRules { Rules = [.. rules.Where(r => Text(r) != Text(GateRule.Standard(r.Kind))).OrderBy(r => r.Kind)], Deputies = deputies };
        var (old, changed) = (Text(selection.GateRules), Text(after));
        return old == changed ? Outcome.AlreadyDone : new Change().Put(after).Note("gate_rules.changed", selection.Id, old, changed);
    }

    private static GateRule? Read(Selection selection, GateRuleInput typed, string path, List<FieldError> errors)
    {
        var before = errors.Count;
        if (!EnumNames.TryParse<GateKind>(typed.Kind, out var kind)) errors.Add(new($"{path}.kind", "Name a gate, such as award."));
        if (!EnumNames.TryParse<GateOrder>(typed.Order, out var order)) errors.Add(new($"{path}.order", "Choose parallel or sequence."));
        var functions = EnumNames.Read<SponsorFunction>($"{path}.functions", typed.Functions, errors);
        if (errors.Count > before) return null;
        var rule = new GateRule(kind, order, typed.Quorum, typed.Signature, functions);
        var asked = Approvers(selection, rule);
        var fewest = GateRule.FewestApprovals(kind);
        if (asked < fewest) errors.Add(new($"{path}.functions", $"The {GateNames.Of(kind).ToLowerInvariant()} needs the project manager and at least one other person; choose a function that another person holds."));
        if (typed.Quorum is { } quorum && (quorum < fewest || quorum > asked)) errors.Add(new($"{path}.quorum", $"With these approvers the number lies between {fewest} and {asked}; leave it empty for all."));
        return errors.Count > before ? null : rule;
    }

    private static int Approvers(Selection selection, GateRule rule) =>
        GateApprovers.For(selection.After(new Change().Put(new GateRules { Rules = [rule] })), rule.Kind).Count;

    private static string Text(GateRules rules) =>
        $"{string.Join("; ", rules.Rules.Select(Text))}; deputies {string.Join(", ", rules.Deputies.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key} by {d.Value}"))}";

    private static string Text(GateRule rule) =>
        $"{EnumNames.Of(rule.Kind)}: {EnumNames.Of(rule.Order)}, {(rule.Quorum is { } q ? $"{q} of them" : "all")}{(rule.SignatureRequired ? ", signed" : "")}, {string.Join('+', rule.Functions.Select(EnumNames.Of))}";
}

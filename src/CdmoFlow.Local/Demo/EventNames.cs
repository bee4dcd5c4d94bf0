using System.Globalization;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Demo;

/// <summary>Says in plain words what a waiting orchestration waits for.</summary>
public sealed class EventNames(LocalRuntimeControl control, SelectionStore selections)
{
    /// <summary>What happens next; null when nothing waits for a time.</summary>
    public async Task<NextEvent?> NextAsync() =>
        control.NextDue is { } at && control.NextDueInstance is { } who ? new NextEvent(at, await OfAsync(who.Orchestrator, who.InstanceId, at)) : null;

    /// <summary>The name of what a timer stands for, judged before it fires.</summary>
    public async Task<string> OfAsync(string orchestrator, string instanceId, DateTimeOffset at)
    {
        var parts = instanceId.Split(':');
        try
        {
            var loaded = await selections.LoadAsync(parts[0]);
            return loaded is null ? Plain(orchestrator) : Of(loaded.Selection, orchestrator, instanceId, parts[^1], at);
        }
        catch (Exception away) when (TransientFaultException.IsTransient(away))
        {
            // The bar with this name stands on the very page that says that storage is away.
            return Plain(orchestrator);
        }
    }

    /// <summary>How long until then, in the unit that people would use.</summary>
    public static string In(TimeSpan wait) => wait switch
    {
        { TotalDays: >= 1.5 } => string.Create(CultureInfo.InvariantCulture, $"in {wait.TotalDays:0} days"),
        { TotalHours: >= 1.5 } => string.Create(CultureInfo.InvariantCulture, $"in {wait.TotalHours:0} hours"),
        { TotalMinutes: >= 1.5 } => string.Create(CultureInfo.InvariantCulture, $"in {wait.TotalMinutes:0} minutes"),
        _ => "now",
    };

    private static string Of(Selection selection, string orchestrator, string instanceId, string last, DateTimeOffset at) => orchestrator switch
    {
        "GateOrchestrator" when selection.Find<Gate>(Gate.KeyOf(instanceId)) is { } gate => at < gate.DueAt ? $"reminder of the {Small(GateNames.Of(gate.Kind))}" : $"{Small(GateNames.Of(gate.Kind))} due",
        "LonglistOrchestrator" => "choice of the longlist due",
        "CdaOrchestrator" => "dates of the confidentiality agreements",
        "OutreachOrchestrator" => "answers to the teaser due",
        "RfpOrchestrator" => selection.State.Stage switch
        {
            Stage.Cda => "confidentiality agreements due",
            Stage.RfpPreparation => "RFP text due",
            Stage.RfpIssued => "RFP deadline",
            _ => "opening of the proposals due",
        },
        "InvitationOrchestrator" => $"reminder to {selection.NameOf(last)}",
        "ShortlistOrchestrator" => selection.State.Stage == Stage.Scoring && at < selection.State.DueAt ? "reminder to the evaluators" : "scores due",
        "DueDiligenceOrchestrator" => at < selection.State.DueAt ? "reminder of due diligence" : "due diligence due",
        "AuditOrchestrator" => $"audit date with {selection.NameOf(last)}",
        "DecisionOrchestrator" => "decision due",
        "ContractOrchestrator" => at < selection.State.DueAt ? "reminder of the signatures" : "signatures due",
        _ => Plain(orchestrator),
    };

    private static string Plain(string orchestrator) => orchestrator switch
    {
        "MailOrchestrator" or "CodeMailOrchestrator" => "a mail is tried again",
        _ => orchestrator.Replace("Orchestrator", "", StringComparison.Ordinal),
    };

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>The next thing that happens by itself.</summary>
/// <param name="At">Business time.</param>
/// <param name="Name">In plain words, such as "RFP deadline".</param>
public sealed record NextEvent(DateTimeOffset At, string Name);

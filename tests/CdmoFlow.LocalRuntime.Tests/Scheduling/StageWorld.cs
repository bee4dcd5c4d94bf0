using CdmoFlow.Functions.Contracts;
using CdmoFlow.Functions.Rfp;
using CdmoFlow.Functions.Selections;
using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.LocalRuntime.Functions;
using CdmoFlow.Selections;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.LocalRuntime.Tests.Scheduling;

/// <summary>Answers for every activity of the app, by the type that it returns: a stage goes on, waits, stands at a gate, is sent round again, is cancelled, or storage is busy, as the schedule decides.</summary>
internal sealed class StageWorld(FunctionCatalog functions, Choices choices)
{
    private const int MostLooks = 5;
    private static readonly string[] Round = [RfpOrchestrator.AnotherRound, ContractOrchestrator.RunnerUpNext];
    private readonly Dictionary<string, int> looks = new(StringComparer.Ordinal);

    public string? Answer(ActivityRequest request)
    {
        var look = looks[$"{request.InstanceId}/{request.Name}"] = looks.GetValueOrDefault($"{request.InstanceId}/{request.Name}") + 1;
        if (look < MostLooks && choices.Next(6) == 5)
        {
            throw new TransientFaultException(new TimeoutException("busy"));
        }

        var function = functions.All.Single(f => f.Trigger<ActivityTriggerAttribute>() is not null && f.Name == request.Name);
        var returns = function.Method.ReturnType.GetGenericArguments()[0];
        object answer = returns switch
        {
            _ when returns == typeof(StageStatus) => Look(request, look),
            _ when returns == typeof(string[]) => new[] { "cdmo-a", "cdmo-b" },
            _ when returns == typeof(int) => Math.Max(0, 3 - look),
            _ when returns == typeof(bool) => true,
            _ => throw new InvalidOperationException($"No answer for {request.Name}, which returns {returns}: teach this world its type."),
        };
        return Payload.Write(answer);
    }

    private StageStatus Look(ActivityRequest request, int look)
    {
        if (look >= MostLooks)
        {
            return StageStatus.Finished();
        }

        switch (choices.Next(7))
        {
            case 1:
                return StageStatus.WaitUntil(request.Scheduler.Now.AddDays(3));
            case 2:
                // Only a person can move it, and one does, perhaps twice.
                request.Scheduler.Raise(request.InstanceId, Watch.Changed, "1");
                request.Scheduler.Raise(request.InstanceId, Watch.Changed, "1");
                return StageStatus.WaitUntil(null);
            case 3:
                request.Scheduler.Raise(request.InstanceId, Watch.Changed, "1");
                return StageStatus.WaitUntil(request.Scheduler.Now.AddDays(10));
            case 4:
                return StageStatus.AtGate($"{request.InstanceId}:gate:{look}");
            case 5 when !request.InstanceId.EndsWith(":3", StringComparison.Ordinal):
                return StageStatus.Finished(Round[choices.Next(Round.Length)]);
            case 6:
                return StageStatus.Finished(StageStatus.Cancelled);
            default:
                return StageStatus.Finished();
        }
    }
}

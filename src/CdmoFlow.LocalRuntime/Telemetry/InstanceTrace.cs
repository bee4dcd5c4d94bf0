using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Puts all turns and activities of an instance into one trace, also over months and restarts: the trace id is derived from the instance id.</summary>
internal static class InstanceTrace
{
    /// <summary>Begins a span; null when nobody listens.</summary>
    public static Activity? Begin(string step, string name, string instanceId)
    {
        if (!RuntimeTelemetry.Source.HasListeners())
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(instanceId));
        var parent = new ActivityContext(
            ActivityTraceId.CreateFromBytes(hash.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)), ActivityTraceFlags.Recorded);
        return RuntimeTelemetry.Source.StartActivity($"{step} {name}", ActivityKind.Internal, parent, [new("cdmoflow.instance_id", instanceId)]);
    }
}

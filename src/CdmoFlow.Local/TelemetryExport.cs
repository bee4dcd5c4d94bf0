using CdmoFlow.Functions.Operations;
using CdmoFlow.LocalRuntime;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CdmoFlow.Local;

/// <summary>Sends what the product sends in Azure, too, with the runtime's own traces and metrics.</summary>
internal static class TelemetryExport
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddProductTelemetry(builder.Configuration);
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource(RuntimeTelemetry.Name));
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(RuntimeTelemetry.Name));
    }
}

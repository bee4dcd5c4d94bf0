using CdmoFlow.LocalRuntime;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace CdmoFlow.Local;

/// <summary>Sends the runtime's traces and metrics over OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; the other standard <c>OTEL_...</c> settings count too.</summary>
internal static class TelemetryExport
{
    public static void Add(WebApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null or "")
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "cdmoflow"))
            .WithTracing(tracing => tracing.AddSource(RuntimeTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(RuntimeTelemetry.Name))
            .UseOtlpExporter();
    }
}

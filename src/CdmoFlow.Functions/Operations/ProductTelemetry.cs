using OpenTelemetry;
using OpenTelemetry.Resources;

namespace CdmoFlow.Functions.Operations;

/// <summary>Sends traces and metrics over OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; the other standard <c>OTEL_...</c> settings count too. None of them carries a payload.</summary>
public static class ProductTelemetry
{
    // What the worker and the Durable Task packages call theirs; elsewhere nobody answers to these names.
    private static readonly string[] Sources = ["Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask"];

    /// <summary>Adds the export; without an endpoint nothing is collected.</summary>
    public static IServiceCollection AddProductTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null or "") return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? "cdmoflow"))
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(ProductMetrics.Name))
            .UseOtlpExporter();
        return services;
    }
}

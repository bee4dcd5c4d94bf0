using Microsoft.Extensions.DependencyInjection;


namespace CdmoFlow.LocalRuntime;

/// <summary>Registers the engine.</summary>
public static class LocalRuntimeServices
{
    /// <summary>Adds the engine as a hosted service, its client, its registry and <c>LocalRuntimeControl</c>.</summary>
    public static IServiceCollection AddLocalRuntime(this IServiceCollection services, Action<LocalRuntimeOptions> configure) =>
        throw new NotSupportedException("Comes with the engine.");
}

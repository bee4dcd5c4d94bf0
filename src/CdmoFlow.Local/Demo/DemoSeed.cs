namespace CdmoFlow.Local.Demo;

internal static class DemoSeed
{
    public static Task RunAsync(LocalHost host, CancellationToken stopping) => Task.CompletedTask;
}

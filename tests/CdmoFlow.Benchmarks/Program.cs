using CdmoFlow.Benchmarks.Runtime;
using CdmoFlow.Local;

if (args is not ["runtime", ..])
{
    await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project tests/CdmoFlow.Benchmarks -- runtime");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("cdmoflow-bench-").FullName;
try
{
    await using var azurite = await Azurite.StartAsync(new() { DataFolder = folder });
    await RuntimeBenchmark.RunAsync(azurite.ConnectionString);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return 0;

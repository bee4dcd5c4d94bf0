namespace CdmoFlow.Tests.Infra;

/// <summary>A test over the compiled template: skipped where infra/check.sh has not compiled it as it stands, because the compiler runs on Linux alone; in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CompiledFactAttribute : FactAttribute
{
    public CompiledFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") is null or "" && !IsCompiled()) Skip = "bash infra/check.sh compiles the template first.";
    }

    private static bool IsCompiled()
    {
        var compiled = new FileInfo(Compiled.PathOf("main.json"));
        return compiled.Exists && Compiled.Sources().All(source => File.GetLastWriteTimeUtc(source) <= compiled.LastWriteTimeUtc);
    }
}

namespace CdmoFlow.Local.Demo;

/// <summary>Says on every page that the invented selections are still being played.</summary>
internal sealed class SeedProgress
{
    private volatile string? text;

    /// <summary>True while selections are being played; the clock then belongs to them.</summary>
    public bool IsRunning { get; set; }

    /// <summary>What is being set up; null when nothing is.</summary>
    public string? Text
    {
        get => text;
        set => text = value;
    }
}

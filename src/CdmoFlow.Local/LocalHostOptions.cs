using Microsoft.AspNetCore.Builder;

namespace CdmoFlow.Local;

/// <summary>What a machine-local host is for; the two are kept apart in everything they may touch.</summary>
public enum LocalHostMode
{
    /// <summary>Loopback only, own emulator, own mailbox, skipping clock.</summary>
    Demo,

    /// <summary>Single-machine installation: real storage, mail and time, nothing below <c>/dev</c>.</summary>
    Serve,
}

/// <summary>How to start a <see cref="LocalHost"/>; the program, the played demo and the integration tests share it.</summary>
public sealed record LocalHostOptions
{
    /// <summary>Demo unless said otherwise.</summary>
    public LocalHostMode Mode { get; init; } = LocalHostMode.Demo;

    /// <summary>Port of the site on the loopback address; 0 = a free one.</summary>
    public int Port { get; init; } = CommandLine.DefaultPort;

    /// <summary>Storage account for <see cref="LocalHostMode.Serve"/>; null = from the settings. The demo refuses one.</summary>
    public string? StorageConnectionString { get; init; }

    /// <summary>A running emulator to share in demo mode; null = start or re-use the one of <see cref="DataFolder"/>.</summary>
    public Azurite? Emulator { get; init; }

    /// <summary>Data folder of the emulator in demo mode.</summary>
    public string DataFolder { get; init; } = Path.GetFullPath(".azurite");

    /// <summary>Business time; null = a skipping clock in demo mode, the real one in serve mode.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Settings laid over those of the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether the environment's variables count as settings; tests switch it off to be the same everywhere.</summary>
    public bool ReadEnvironment { get; init; } = true;

    /// <summary>Last word on services and logging.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}

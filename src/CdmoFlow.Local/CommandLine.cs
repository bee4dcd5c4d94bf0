using System.Globalization;

namespace CdmoFlow.Local;

/// <summary>What the executable is asked to do.</summary>
public enum CommandLineVerb
{
    /// <summary>The demo mode, to be used by hand.</summary>
    Interactive,

    /// <summary>The demo mode, playing a whole selection by itself.</summary>
    Story,

    /// <summary>A single-machine installation.</summary>
    Serve,

    /// <summary>Check audit trails against themselves and the signed checkpoints.</summary>
    Verify,

    /// <summary>Write a selection into one file.</summary>
    Export,

    /// <summary>Restore a selection from such a file.</summary>
    Import,

    /// <summary>Fill an empty storage emulator with invented selections.</summary>
    Seed,

    /// <summary>Say how it is used.</summary>
    Help,
}

/// <summary>The arguments of <c>dotnet run --project src/CdmoFlow.Local -- ...</c>.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Port">Port of the site; 0 = a free one; null = the default of the verb.</param>
/// <param name="Storage">Connection string for serve; null = from the settings.</param>
/// <param name="Keep">Whether the played story's result is served afterwards.</param>
public sealed record CommandLine(CommandLineVerb Verb, int? Port, string? Storage, bool Keep)
{
    /// <summary>Data folder of the demo; null = <c>.azurite</c>. The played story gives its own to the site that it starts.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether the demo starts without invented selections.</summary>
    public bool NoSeed { get; init; }

    /// <summary>The file that is written or restored from.</summary>
    public string? File { get; init; }

    /// <summary>Whether an export carries what is sealed encrypted.</summary>
    public bool Sealed { get; init; }

    /// <summary>Whether what was restored is read back and compared.</summary>
    public bool VerifyAfter { get; init; }

    /// <summary>The selection to verify or to export, <c>all</c>, or an export to verify.</summary>
    public string? Selection { get; init; }

    /// <summary>File with the public key of the checkpoints in PEM; null = the installation's own keys.</summary>
    public string? PublicKeyFile { get; init; }

    /// <summary>Whether every sealed file is read and held against its hash.</summary>
    public bool WithFiles { get; init; }

    /// <summary>How many selections to invent.</summary>
    public int? Selections { get; init; }

    /// <summary>What everything invented follows from; null = the default.</summary>
    public int? Seed { get; init; }

    /// <summary>Port of the site when nothing else is asked for.</summary>
    public const int DefaultPort = 7071;

    private const int MostSelections = 100_000;

    /// <summary>How the program is used, in one screenful.</summary>
    public const string Usage = """
        CdmoFlow on one machine.

          dotnet run --project src/CdmoFlow.Local                       demo, to be used by hand, on http://localhost:7071
          dotnet run --project src/CdmoFlow.Local -- demo [--keep]      plays a whole selection; --keep serves the result afterwards
          dotnet run --project src/CdmoFlow.Local -- serve [--storage <connection string>]
                                                                        single-machine installation: real storage, real mail, real sign-in
          dotnet run --project src/CdmoFlow.Local -- verify <selection>|all [--files] [--storage <connection string>] [--public-key <file.pem>]
                                                                        checks audit trails and sealed proposals; exit code 0: whole, 1: broken (the first break is named)
          dotnet run --project src/CdmoFlow.Local -- verify <file.zip> [--public-key <file.pem>]
                                                                        checks an export; nothing is written
          dotnet run --project src/CdmoFlow.Local -- export <selection> <file.zip> [--sealed] [--data DIR | --storage <connection string>]
                                                                        a whole selection as one file; --sealed carries what is sealed encrypted
          dotnet run --project src/CdmoFlow.Local -- export all <folder> [--sealed] [--data DIR | --storage <connection string>]
                                                                        every selection that has no file in the folder yet
          dotnet run --project src/CdmoFlow.Local -- import <file.zip> [--verify] [--public-key <file.pem>] [--data DIR | --storage <connection string>]
                                                                        restores it where the selection is not; --verify reads everything back
          dotnet run --project src/CdmoFlow.Local -- seed --selections N [--seed N] [--data DIR | --storage <connection string>]
                                                                        fills an empty storage emulator with invented selections at every stage

          --port N      port of the site, 0 = any free one (default 7071; the played story takes a free one)
          --data DIR    folder of the demo's data (default .azurite)
          --public-key  with verify: trust the keys in this file alone; the trail's own key is then not needed
          --files       with verify: read every sealed file, too, and hold it against its hash
          --seed N      with seed: the same number gives the same selections
          --no-seed     begin the demo by hand without invented selections
          --help        this text

        The demo starts its own storage emulator (needs Node.js 20 or newer) and sends no mail: read it at /dev/mail.
        serve reads Storage__ConnectionString, Site__BaseAddress, Mail__ApiKey and Mail__FromAddress from the environment.
        """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="SetupException">An argument is unknown, incomplete or does not fit the verb.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var read = new CommandLine(CommandLineVerb.Interactive, null, null, Keep: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            read = arguments[i] switch
            {
                "serve" when i == 0 => read with { Verb = CommandLineVerb.Serve },
                "verify" when i == 0 => read with { Verb = CommandLineVerb.Verify, Selection = Value(arguments, ref i) },
                "export" when i == 0 => read with { Verb = CommandLineVerb.Export, Selection = Value(arguments, ref i), File = Value(arguments, ref i) },
                "import" when i == 0 => read with { Verb = CommandLineVerb.Import, File = Value(arguments, ref i) },
                "--sealed" => read with { Sealed = true },
                "--verify" => read with { VerifyAfter = true },
                "--files" => read with { WithFiles = true },
                "--public-key" => read with { PublicKeyFile = Value(arguments, ref i) },
                "seed" when i == 0 => read with { Verb = CommandLineVerb.Seed },
                "--selections" => read with { Selections = Number(arguments, ref i, 1, MostSelections) },
                "--seed" => read with { Seed = Number(arguments, ref i, 0, int.MaxValue) },
                "demo" when i == 0 => read with { Verb = CommandLineVerb.Story },
                "--help" or "-h" or "-?" => read with { Verb = CommandLineVerb.Help },
                "--keep" => read with { Keep = true },
                "--no-seed" => read with { NoSeed = true },
                "--data" => read with { DataFolder = Value(arguments, ref i) },
                "--port" => read with { Port = ReadPort(Value(arguments, ref i)) },
                "--storage" => read with { Storage = Value(arguments, ref i) },
                var other => throw new SetupException($"The argument '{other}' is not known; --help lists the arguments."),
            };
        }
        return read.Verb switch
        {
            CommandLineVerb.Help => read,
            not (CommandLineVerb.Verify or CommandLineVerb.Import) when read.PublicKeyFile is not null => throw new SetupException("--public-key belongs to 'verify' and 'import'."),
            not CommandLineVerb.Export when read.Sealed => throw new SetupException("--sealed belongs to 'export'."),
            not CommandLineVerb.Verify when read.WithFiles => throw new SetupException("--files belongs to 'verify'."),
            not CommandLineVerb.Import when read.VerifyAfter => throw new SetupException("--verify belongs to 'import'."),
            CommandLineVerb.Export or CommandLineVerb.Import when read.Port is not null || read.NoSeed || read.Keep || read is { DataFolder: not null, Storage: not null } =>
                throw new SetupException("'export' and 'import' work on one storage: give --data or --storage, and nothing of the site."),
            CommandLineVerb.Verify when read.Port is not null || read.NoSeed || read.Keep => throw new SetupException("'verify' takes --files, --storage, --data and --public-key only."),
            not CommandLineVerb.Seed when read.Selections is not null || read.Seed is not null => throw new SetupException("--selections and --seed belong to 'seed'."),
            CommandLineVerb.Verify or CommandLineVerb.Export or CommandLineVerb.Import => read,
            CommandLineVerb.Seed when read.Port is not null || read.NoSeed || read.Keep => throw new SetupException("'seed' takes --selections, --seed, and --data or --storage only."),
            CommandLineVerb.Seed when read is { DataFolder: not null, Storage: not null } => throw new SetupException("'seed' fills one storage: give --data or --storage."),
            CommandLineVerb.Seed when read.Selections is null => throw new SetupException("'seed' needs --selections, the number of selections to invent."),
            CommandLineVerb.Seed => read,
            not CommandLineVerb.Serve when read.Storage is not null => throw new SetupException("The demo uses its own storage emulator and nothing else; --storage belongs to 'serve'."),
            not CommandLineVerb.Interactive when read.NoSeed || read.DataFolder is not null => throw new SetupException("--no-seed and --data belong to the demo by hand."),
            not CommandLineVerb.Story when read.Keep => throw new SetupException("--keep belongs to 'demo'."),
            _ => read,
        };
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i) => ++i < arguments.Count
        ? arguments[i]
        : throw new SetupException($"The argument '{arguments[i - 1]}' needs a value; --help lists the arguments.");

    private static int Number(IReadOnlyList<string> arguments, ref int i, int least, int most)
    {
        var (name, text) = (arguments[i], Value(arguments, ref i));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SetupException(string.Create(CultureInfo.InvariantCulture, $"'{text}' does not fit {name}: a whole number from {least} to {most} is needed."));
    }

    private static int ReadPort(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
        ? port
        : throw new SetupException($"'{text}' is no port: a number from 0 (any free one) to 65535 is needed.");
}

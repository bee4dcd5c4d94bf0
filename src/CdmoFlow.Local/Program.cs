using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Story;
using CdmoFlow.Local.Exports;
using CdmoFlow.Local.Seeding;

try
{
    var asked = CommandLine.Parse(args);
    switch (asked.Verb)
    {
        case CommandLineVerb.Help:
            Console.WriteLine(CommandLine.Usage);
            return 0;
        case CommandLineVerb.Story:
            return await StoryRun.RunAsync(asked);
        case CommandLineVerb.Export:
            return await LocalExport.RunAsync(asked, Console.Out, TimeProvider.System);
        case CommandLineVerb.Import:
            return await LocalImport.RunAsync(asked, Console.Out, TimeProvider.System);
        case CommandLineVerb.Verify when asked.Selection!.EndsWith(".zip", StringComparison.OrdinalIgnoreCase):
            return await LocalImport.CheckAsync(asked, Console.Out);
        case CommandLineVerb.Verify:
            return await LocalVerify.RunAsync(asked, Console.Out);
        case CommandLineVerb.Seed:
            return await LocalSeed.RunAsync(asked, Console.Out, TimeProvider.System.GetUtcNow());
        default:
            await LocalSession.RunAsync(asked);
            return 0;
    }
}
catch (SetupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

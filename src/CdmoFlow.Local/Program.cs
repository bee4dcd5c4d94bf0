using CdmoFlow.Local;

try
{
    var asked = CommandLine.Parse(args);
    switch (asked.Verb)
    {
        case CommandLineVerb.Help:
            Console.WriteLine(CommandLine.Usage);
            return 0;
        case CommandLineVerb.Story:
            await Console.Error.WriteLineAsync("The played demo is not available yet.");
            return 1;
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

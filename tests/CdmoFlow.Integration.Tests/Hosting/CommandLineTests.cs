using CdmoFlow.Local;

namespace CdmoFlow.Integration.Tests.Hosting;

public class CommandLineTests
{
    [Fact]
    public void Nothing_asked_is_the_demo_by_hand() => Assert.Equal(new CommandLine(CommandLineVerb.Interactive, null, null, Keep: false), CommandLine.Parse([]));

    [Fact]
    public void Arguments_are_read() => Assert.Equal(
        [new(CommandLineVerb.Serve, 0, "x=y", Keep: false), new(CommandLineVerb.Story, null, null, Keep: true), new(CommandLineVerb.Help, null, null, Keep: false), new CommandLine(CommandLineVerb.Interactive, 8080, null, Keep: false)],
        [CommandLine.Parse(["serve", "--storage", "x=y", "--port", "0"]), CommandLine.Parse(["demo", "--keep"]), CommandLine.Parse(["--help"]), CommandLine.Parse(["--port", "8080"])]);

    [Fact]
    public void Seeding_is_read() => Assert.Equal(
        new CommandLine(CommandLineVerb.Seed, null, null, Keep: false) { Selections = 200, Seed = 7, DataFolder = "world" },
        CommandLine.Parse(["seed", "--selections", "200", "--seed", "7", "--data", "world"]));

    [Theory]
    [InlineData("--sealed belongs to 'export'", "import", "x.zip", "--sealed")]
    [InlineData("--verify belongs to 'import'", "verify", "all", "--verify")]
    [InlineData("work on one storage", "import", "x.zip", "--data", "d", "--storage", "s")]
    [InlineData("needs a value", "export", "id")]
    [InlineData("'--prot' is not known", "--prot", "1")]
    [InlineData("'serve' is not known", "--keep", "serve")]
    [InlineData("'--port' needs a value", "--port")]
    [InlineData("'70000' is no port", "--port", "70000")]
    [InlineData("'-1' is no port", "--port", "-1")]
    [InlineData("--storage belongs to 'serve'", "demo", "--storage", "x")]
    [InlineData("--keep belongs to 'demo'", "serve", "--keep")]
    [InlineData("'seed' needs --selections", "seed")]
    [InlineData("'0' does not fit --selections: a whole number from 1", "seed", "--selections", "0")]
    [InlineData("give --data or --storage", "seed", "--selections", "1", "--data", "x", "--storage", "y")]
    [InlineData("'seed' takes --selections", "seed", "--selections", "1", "--port", "1")]
    [InlineData("--selections and --seed belong to 'seed'", "serve", "--seed", "1")]
    public void A_wrong_argument_is_named(string words, params string[] arguments) =>
        Assert.Contains(words, Assert.Throws<SetupException>(() => CommandLine.Parse(arguments)).Message, StringComparison.Ordinal);
}

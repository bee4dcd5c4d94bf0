using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CdmoFlow.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>The Azure Functions app deploys as it stands: nothing in it is what the real host refuses, and its files are what it needs.</summary>
public partial class HeadTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));
    private static readonly IReadOnlyList<MethodInfo> Functions = HostRules.In(typeof(OpenApiDocument).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("CdmoFlow.Functions", StringComparison.Ordinal) == true));
    private static readonly JsonNode HostFile = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "host.json")))!;

    [Fact]
    public void The_host_refuses_nothing()
    {
        Assert.True(Functions.Count > 150, $"Only {Functions.Count} functions were found.");
        var broken = HostRules.Broken(Functions, Settings());
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData("Twice: 2 functions have this name")]
    [InlineData("TwoTriggers: has 2 triggers")]
    [InlineData("NoTrigger: has 0 triggers")]
    [InlineData("ShadowA and ShadowB: both fit the same address")]
    [InlineData("Everything: a catch-all at the root")]
    [InlineData("Keyed: the host asks for a key")]
    [InlineData("WrongType: binds request as HttpContext instead of HttpRequest")]
    [InlineData("WrongClient: binds client as String instead of DurableTaskClient")]
    [InlineData("Stray: takes name, which neither")]
    [InlineData("Unconnected: binds message to the setting OrdersStorage")]
    [InlineData("Greedy: is an orchestrator and takes more")]
    [InlineData("NeverDue: has the schedule 0 0 * * *")]
    [InlineData("Nobody: answers a String")]
    [InlineData("Hidden: is not public")]
    public void What_the_host_would_refuse_is_found(string sentence) =>
        Assert.Contains(HostRules.Broken(HostRules.In([typeof(WrongFunctions)]), Settings()), s => s.StartsWith(sentence, StringComparison.Ordinal));

    [Fact]
    public void Every_activity_and_orchestrator_that_is_called_is_defined_and_of_that_kind()
    {
        var (called, activities, orchestrators) = (new List<(string Name, bool Activity)>(), Names<ActivityTriggerAttribute>(), Names<OrchestrationTriggerAttribute>());
        foreach (var source in Sources("src/CdmoFlow.Functions", "src/CdmoFlow").Select(File.ReadAllText))
        {
            called.AddRange(Call().Matches(source).Select(m => (Named(m, source), m.Groups["call"].Value is "CallActivityAsync" or "UntilDone" or "UntilStageOver" or "RunAsync")));
            called.AddRange(Start().Matches(source).Select(m => (Named(m, source), false)));
        }

        Assert.True(called.Count > 50, $"Only {called.Count} calls were found.");
        Assert.Equal([], called.Where(c => c.Name.Length > 0 && !(c.Activity ? activities : orchestrators).Contains(c.Name)).Distinct());
        // And nothing is defined in vain.
        Assert.Equal([], activities.Concat(orchestrators).Except(called.Select(c => c.Name), StringComparer.Ordinal));
    }

    [Fact]
    public void The_host_file_says_what_a_small_team_s_installation_needs()
    {
        var durable = HostFile["extensions"]!["durableTask"]!;
        Assert.Equal("", (string)HostFile["extensions"]!["http"]!["routePrefix"]!);
        Assert.Equal("%TaskHub%", (string)durable["hubName"]!);
        Assert.True((bool)durable["useGracefulShutdown"]!);
        var storage = durable["storageProvider"]!;
        Assert.InRange((int)storage["partitionCount"]!, 1, 4);
        Assert.True(TimeSpan.Parse((string)storage["maxQueuePollingInterval"]!, System.Globalization.CultureInfo.InvariantCulture) <= TimeSpan.FromSeconds(10));
        Assert.True((bool)storage["useTablePartitionManagement"]!);
        var sampling = HostFile["logging"]!["applicationInsights"]!["samplingSettings"]!;
        Assert.True((bool)sampling["isEnabled"]!);
        // Alerts read single lines and single requests: what they read is never sampled away.
        Assert.Equal("Request;Exception;Trace", (string)sampling["excludedTypes"]!);
        // The host's records of requests and of what it sends on to the app would hold addresses, and addresses hold personal links.
        Assert.False((bool)HostFile["logging"]!["applicationInsights"]!["httpAutoCollectionOptions"]!["enableHttpTriggerExtendedInfoCollection"]!);
        Assert.False((bool)HostFile["logging"]!["applicationInsights"]!["enableDependencyTracking"]!);
        // No-store stands on every dynamic answer and long caching on assets; one header for all of them would end one of the two.
        Assert.Null(HostFile["extensions"]!["http"]!["customHeaders"]!["Cache-Control"]);
        Assert.Contains("TaskHub", Settings());
    }

    [Fact]
    public void Everything_the_app_needs_is_in_its_output()
    {
        var project = File.ReadAllText(Path.Combine(Root, "src/CdmoFlow.Functions/CdmoFlow.Functions.csproj"));
        Assert.Contains("host.json\" Link=\"host.json\" CopyToOutputDirectory=\"PreserveNewest\"", project, StringComparison.Ordinal);
        Assert.Contains("CopyToPublishDirectory=\"Never\"", project, StringComparison.Ordinal);
        // Templates, fonts, assets and lists are embedded: no source reads a file beside the assembly, which might not be copied.
        var reading = Sources("src/CdmoFlow.Functions", "src/CdmoFlow", "src/CdmoFlow.Storage", "src/CdmoFlow.Mail", "src/CdmoFlow.Web").Where(f => Disk().IsMatch(File.ReadAllText(f)));
        Assert.Equal([], reading.Select(Path.GetFileName));
        string[] assemblies = ["CdmoFlow.Mail", "CdmoFlow.Web", "CdmoFlow"];
        Assert.All(assemblies, name => Assert.NotEmpty(Assembly.Load(name).GetManifestResourceNames()));
        Assert.Contains("assets/upload.js", Assembly.Load("CdmoFlow.Web").GetManifestResourceNames());
    }

    [Fact]
    public void No_source_hands_out_the_engine_s_management_addresses() =>
        Assert.Equal([], Sources("src").Where(f => Management().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));

    private static HashSet<string> Names<TTrigger>()
        where TTrigger : Attribute => [.. Functions.Where(f => f.GetParameters().Any(p => p.IsDefined(typeof(TTrigger), inherit: false))).Select(HostRules.Name)];

    private static IReadOnlyList<string> Settings() => [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")))!["Values"]!.AsObject().Select(s => s.Key)];

    // By its own name, by nameof, or by a constant of the same file; empty for what is only passed on.
    private static string Named(Match match, string source)
    {
        if (match.Groups["name"] is { Success: true } name) return name.Value;
        var constant = Regex.Match(source, $"const string {match.Groups["constant"].Value} = \"(?<it>\\w+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return constant.Success ? constant.Groups["it"].Value : "";
    }

    private static IEnumerable<string> Sources(params string[] folders) => folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\b(?<call>CallActivityAsync|CallSubOrchestratorAsync|UntilDone|UntilStageOver|Stage)(<[\w\[\]]+>)?\(\s*(nameof\((?<name>\w+)\)|""(?<name>\w+)""|(?<constant>\w+)\s*,)|\bPatientLooks\.(?<call>RunAsync)\(context, nameof\((?<name>\w+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"(\.Start|new OrchestrationStart|ScheduleNewOrchestrationInstanceAsync)\(\s*(nameof\((?<name>\w+)\)|""(?<name>\w+)""|(?<constant>\w+)\s*,)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"\bFile\.(Read|Open)|AppContext\.BaseDirectory|\bDirectory\.(Get|Enumerate)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Disk();

    [GeneratedRegex("CreateCheckStatusResponse|CreateHttpManagementPayload|HttpManagementPayload|runtime/webhooks|StatusQueryGetUri", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Management();
}

using CdmoFlow.LocalRuntime.Functions;
using CdmoFlow.LocalRuntime.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.LocalRuntime.Tests.Functions;

public sealed class RefusingRoutes
{
    private static readonly FunctionMethod[] All = [.. typeof(Samples).GetMethods()
        .Where(method => method.IsDefined(typeof(SampleAttribute), false)).Select(method => new FunctionMethod(method))];

    [Theory]
    [InlineData("Slash", "begins with '/'")]
    [InlineData("CatchAll", "catch-all at the root")]
    [InlineData("Keyed", "demands a host key")]
    public void A_route_that_the_host_would_get_wrong_is_refused(string function, string reason)
    {
        var error = Assert.Throws<InvalidOperationException>(() => FunctionRoute.Of(Find(function)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catch_all_below_a_prefix_is_fine() => Assert.Equal("assets/{*path}", FunctionRoute.Of(Find("Assets")).Pattern.RawText);

    [Fact]
    public void Two_functions_on_the_same_route_and_method_are_refused()
    {
        FunctionRoute[] twice = [FunctionRoute.Of(Find("One")), FunctionRoute.Of(Find("Two"))];

        Assert.Throws<InvalidOperationException>(() => FunctionRoute.RefuseDuplicates(twice));
        FunctionRoute.RefuseDuplicates([FunctionRoute.Of(Find("One")), FunctionRoute.Of(Find("Posts"))]);
    }

    private static FunctionMethod Find(string name) => All.Single(function => function.Name == name);

    /// <summary>Derived, so that the scan of this assembly by other tests passes over these wrong functions.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SampleAttribute(string name) : FunctionAttribute(name);

    private static class Samples
    {
        [Sample("Slash")]
        public static void Slash([HttpTrigger(AuthorizationLevel.Anonymous, Route = "/")] HttpRequest request) => _ = request;

        [Sample("CatchAll")]
        public static void CatchAll([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) => _ = request;

        [Sample("Keyed")]
        public static void Keyed([HttpTrigger(AuthorizationLevel.Function, Route = "keyed")] HttpRequest request) => _ = request;

        [Sample("Assets")]
        public static void Assets([HttpTrigger(AuthorizationLevel.Anonymous, Route = "assets/{*path}")] HttpRequest request) => _ = request;

        [Sample("One")]
        public static void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "same/{id}")] HttpRequest request) => _ = request;

        [Sample("Two")]
        public static void Two([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "same/{name}")] HttpRequest request) => _ = request;

        [Sample("Posts")]
        public static void Posts([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "same/{name}")] HttpRequest request) => _ = request;
    }
}

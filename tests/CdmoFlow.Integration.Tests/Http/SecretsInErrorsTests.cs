using System.Net;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Operations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>An app in which something fails with a secret in its message.</summary>
[Trait("Category", "Threat")]
public sealed class SecretsInErrorsTests : IAsyncLifetime
{
    private const string Secret = "AccountKey=not-for-anybody";
    private readonly CapturedLogs logs = new();
    private readonly AppFixture app;

    public SecretsInErrorsTests() => app = new(builder =>
    {
        builder.Services.AddSingleton<IAntiforgery>(new FailingAntiforgery());
        builder.Logging.ClearProviders().AddProvider(logs);
    });

    [Theory]
    [InlineData("api/sign-out", "application/json")]
    [InlineData("api/sign-out", "application/x-www-form-urlencoded")]
    [InlineData("sign-in", "text/html")]
    public async Task Secrets_in_errors_reach_nobody_and_the_answer_has_all_its_security_headers(string path, string type)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(path.StartsWith("api", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
        if (request.Method == HttpMethod.Post) request.Content = new StringContent("a=b", new System.Net.Http.Headers.MediaTypeHeaderValue(type));
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request);
        var said = answer + await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        foreach (var word in new[] { "AccountKey", "not-for-anybody", nameof(FailingAntiforgery), "Exception", ".cs:line", "   at " }) Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(SecurityHeadersTests.Wrong(answer));
        // The alert reads this line, which names the function and never the address.
        var told = Assert.Single(logs.Lines, l => l.Contains("Answered with a server error: ", StringComparison.Ordinal));
        Assert.Contains(" 500.", told, StringComparison.Ordinal);
        Assert.DoesNotContain(path, told, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        logs.Dispose();
    }

    private sealed class FailingAntiforgery : IAntiforgery
    {
        private static InvalidOperationException Fault => new($"The connection {Secret} was refused.");

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => throw Fault;

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => throw Fault;

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => throw Fault;

        public void SetCookieTokenAndHeader(HttpContext httpContext) => throw Fault;

        public Task ValidateRequestAsync(HttpContext httpContext) => throw Fault;
    }
}

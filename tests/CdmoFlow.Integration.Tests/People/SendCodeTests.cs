using CdmoFlow.Functions.People;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Operations;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>A sign-in code whose mail never left: nobody sees that but the log, and an alert reads it there.</summary>
[Collection(AppTests.Name)]
public class SendCodeTests(AppFixture app)
{
    [Fact]
    public async Task A_code_that_ran_out_before_its_mail_left_is_said_in_the_log_without_code_or_person()
    {
        using var logs = new CapturedLogs();
        using var factory = LoggerFactory.Create(b => b.AddProvider(logs));
        var person = await Of<PeopleStore>().GetOrAddAsync("Ada Lind", $"{Guid.NewGuid():N}@larkspur.example", null);
        var challenge = new CodeChallenge
        {
            Id = Guid.NewGuid().ToString("N"),
            PersonId = person.Id,
            CodeHash = "a",
            BrowserHash = "b",
            ProtectedCode = Of<IDataProtectionProvider>().CreateProtector("code").Protect("12345678"),
            ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        };
        await Of<TokenStore>().AddCodeAsync(challenge);
        var send = ActivatorUtilities.CreateInstance<SendCode>(app.Host.Services, factory.CreateLogger<SendCode>());

        Assert.False(await send.Run(challenge.Id));

        var line = Assert.Single(logs.Lines);
        Assert.Contains("A mail with a sign-in code was not sent: ", line, StringComparison.Ordinal);
        Assert.All([person.Id, person.Email, person.Name, challenge.Id, "12345678"], secret => Assert.DoesNotContain(secret, line, StringComparison.Ordinal));

        // One that was sent and wiped says nothing.
        var sent = challenge with { Id = Guid.NewGuid().ToString("N"), ProtectedCode = null };
        await Of<TokenStore>().AddCodeAsync(sent);
        Assert.False(await send.Run(sent.Id));
        Assert.Single(logs.Lines);
    }

    private T Of<T>()
        where T : notnull => app.Host.Services.GetRequiredService<T>();
}

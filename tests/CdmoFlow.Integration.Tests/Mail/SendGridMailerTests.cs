using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Mail.Outbox;

namespace CdmoFlow.Integration.Tests.Mail;

[Collection(StorageTests.Name)]
public class SendGridMailerTests(AzuriteFixture azurite)
{
    private static OutgoingMail New(string to) => new(
        Guid.NewGuid().ToString("N"), to, "Dana Doe",
        new("A gate is open", "<p>Please <a href=\"http://localhost:7071/g/1\">decide</a></p>", "Please decide:\nhttp://localhost:7071/g/1\n"),
        [new("audit.ics", "text/calendar", [1, 2, 3])]);

    private static string Somebody() => $"{Guid.NewGuid():N}@sponsor.example";

    [Fact]
    public async Task A_mail_arrives_with_its_id_and_without_tracking()
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        var mail = New(Somebody());

        await endpoint.Mailer.SendAsync(mail, CancellationToken.None);

        var kept = (await endpoint.Http.GetFromJsonAsync<JsonElement>($"/dev/mail.json?to={mail.ToAddress}")).EnumerateArray().Single();
        Assert.Equal(mail.MessageId, kept.GetProperty("id").GetString());
        Assert.Equal("A gate is open", kept.GetProperty("subject").GetString());
        Assert.Equal("http://localhost:7071/g/1", kept.GetProperty("links").EnumerateArray().Single().GetString());
        Assert.Equal($"<{mail.MessageId}@cdmoflow.example>", kept.GetProperty("headers").GetProperty("Message-ID").GetString());
        Assert.Equal(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), kept.GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_same_id_twice_is_one_message_counted_twice_and_survives_a_restart()
    {
        var mail = New(Somebody());
        await using (var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString))
        {
            await endpoint.Mailer.SendAsync(mail, CancellationToken.None);
            await endpoint.Mailer.SendAsync(mail, CancellationToken.None);
        }
        await using var restarted = await MailEndpoint.StartAsync(azurite.ConnectionString);

        var kept = (await restarted.Http.GetFromJsonAsync<JsonElement>($"/dev/mail.json?to={mail.ToAddress}")).EnumerateArray().Single();

        Assert.Equal(2, kept.GetProperty("times").GetInt32());
    }

    [Fact]
    public async Task Pages_show_a_mail_encoded_and_its_html_in_a_sandbox()
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        var mail = New(Somebody()) with { Content = new("<b>bold</b>", "<p>Hello</p>", "Hello") };
        await endpoint.Mailer.SendAsync(mail, CancellationToken.None);

        var list = await endpoint.Http.GetStringAsync($"/dev/mail?to={mail.ToAddress}");
        var page = await endpoint.Http.GetStringAsync($"/dev/mail/{mail.MessageId}");

        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", list, StringComparison.Ordinal);
        Assert.Contains($"/dev/mail/{mail.MessageId}", list, StringComparison.Ordinal);
        Assert.Contains("sandbox=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<p>Hello</p>", page, StringComparison.Ordinal);
        Assert.Contains("audit.ics", page, StringComparison.Ordinal);
        using var unknown = await endpoint.Http.GetAsync("/dev/mail/unknown");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_bad_address_is_refused_with_the_service_s_own_words()
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);

        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => endpoint.Mailer.SendAsync(New("not an address"), CancellationToken.None));

        Assert.Equal("The mail service refused the message (400: Does not contain a valid address (field personalizations.0.to.0.email)).", refused.Message);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_busy_service_is_worth_another_try(int status)
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        var mail = New(Somebody());
        using var asked = await endpoint.Http.PostAsync($"/dev/mail/fail?count=1&status={status}", content: null);

        var failed = await Assert.ThrowsAsync<MailTransientException>(() => endpoint.Mailer.SendAsync(mail, CancellationToken.None));
        Assert.Contains($"({status}: ", failed.Message, StringComparison.Ordinal);

        await endpoint.Mailer.SendAsync(mail, CancellationToken.None);
        Assert.Single((await endpoint.Http.GetFromJsonAsync<JsonElement>($"/dev/mail.json?to={mail.ToAddress}")).EnumerateArray());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_key_is_tried_again_until_a_person_has_replaced_it(int status)
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        using var asked = await endpoint.Http.PostAsync($"/dev/mail/fail?count=1&status={status}", content: null);

        var refused = await Assert.ThrowsAsync<MailTransientException>(() => endpoint.Mailer.SendAsync(New(Somebody()), CancellationToken.None));

        Assert.Contains("key or sender address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_worth_another_try()
    {
        var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        await using (endpoint)
        {
            using var stopped = await endpoint.Http.GetAsync("/dev/mail.json");
            await endpoint.StopAsync();
            await Assert.ThrowsAsync<MailTransientException>(() => endpoint.Mailer.SendAsync(New(Somebody()), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Without_a_key_the_mail_waits_for_one()
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString, key: "");

        var refused = await Assert.ThrowsAsync<MailTransientException>(() => endpoint.Mailer.SendAsync(New(Somebody()), CancellationToken.None));

        Assert.Contains("Mail__ApiKey", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "{}", 401)]
    [InlineData("Bearer x", "{}", 400)]
    [InlineData("Bearer x", "[", 400)]
    [InlineData("Bearer x", "null", 400)]
    [InlineData("Bearer x", """{"personalizations":[{"to":[{"email":"a@b.example"}]}],"from":{"email":"c@d.example"},"subject":"s","content":[]}""", 400)]
    [InlineData("Bearer x", """{"personalizations":[{"to":[{"email":"a@b.example"}]}],"from":{"email":"c@d.example"},"subject":"s","content":[{"type":"text/plain","value":"t"}]}""", 202)]
    public async Task The_endpoint_answers_as_the_service_does(string? key, string body, int status)
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/mail/send") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
            request.Headers.Add("Authorization", key);

        using var answer = await endpoint.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 202)
            Assert.NotEmpty(answer.Headers.GetValues("X-Message-Id").Single());
        else
            Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task More_than_thirty_megabytes_are_too_large()
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        var mail = New(Somebody()) with { Attachments = [new("big.pdf", "application/pdf", new byte[24 * 1024 * 1024])] };

        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => endpoint.Mailer.SendAsync(mail, CancellationToken.None));

        Assert.Contains("413", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_s_page_cannot_make_mails_fail()
    {
        await using var endpoint = await MailEndpoint.StartAsync(azurite.ConnectionString);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/mail/fail");
        request.Headers.Add("Origin", "http://elsewhere.example");

        using var answer = await endpoint.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}

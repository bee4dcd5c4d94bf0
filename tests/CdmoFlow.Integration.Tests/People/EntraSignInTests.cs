using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CdmoFlow.Functions.People;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>Sign-in by App Service authentication, as its headers look; Entra itself cannot be had here.</summary>
[Collection(AppTests.Name)]
public class EntraSignInTests(AppFixture app)
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";

    [Fact, Trait("Category", "Threat")]
    public void Forged_Easy_Auth_headers_are_prevented_the_start_is_refused_where_the_platform_does_not_authenticate()
    {
        Assert.Contains("could be sent by anybody", Assert.Throws<InvalidOperationException>(() => EntraOptions.Read(Settings(("SignIn:EntraTenant", Tenant)))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => EntraOptions.Read(Settings(("SignIn:EntraTenant", Tenant), ("WEBSITE_INSTANCE_ID", "1"), ("WEBSITE_AUTH_ENABLED", "False"))));
        Assert.Throws<InvalidOperationException>(() => EntraOptions.Read(Settings(("SignIn:EntraTenant", "contoso"))));
        Assert.False(EntraOptions.Read(Settings()).IsOn);
        Assert.True(EntraOptions.Read(Settings(("SignIn:EntraTenant", Tenant), ("WEBSITE_INSTANCE_ID", "1"), ("WEBSITE_AUTH_ENABLED", "True"))).IsOn);
    }

    [Fact]
    public void Flex_Consumption_names_a_pod_instead_of_an_instance_and_a_pod_alone_could_be_anywhere()
    {
        Assert.True(EntraOptions.Read(Settings(("SignIn:EntraTenant", Tenant), ("WEBSITE_POD_NAME", "1"), ("WEBSITE_SKU", "FlexConsumption"), ("WEBSITE_AUTH_ENABLED", "True"))).IsOn);
        Assert.True(EntraOptions.Read(Settings(("SignIn:EntraTenant", Tenant), ("CONTAINER_NAME", "1"), ("LEGION_SERVICE_HOST", "1"), ("WEBSITE_AUTH_ENABLED", "True"))).IsOn);
        Assert.Throws<InvalidOperationException>(() => EntraOptions.Read(Settings(("SignIn:EntraTenant", Tenant), ("CONTAINER_NAME", "1"), ("WEBSITE_AUTH_ENABLED", "True"))));
        Assert.Throws<InvalidOperationException>(() => EntraOptions.Read(Settings(("SignIn:EntraTenant", Tenant), ("WEBSITE_SKU", "FlexConsumption"), ("WEBSITE_AUTH_ENABLED", "True"))));
    }

    [Fact, Trait("Category", "Threat")]
    public void Forged_Easy_Auth_headers_of_another_tenant_or_another_provider_are_nobody()
    {
        var entra = Entra();
        Assert.NotNull(entra.Read(Request(Principal(Tenant, "aaaaaaaa-2222-3333-4444-555555555555"))));
        Assert.Null(entra.Read(Request(Principal("22222222-2222-3333-4444-555555555555", "aaaaaaaa-2222-3333-4444-555555555555"))));
        Assert.Null(entra.Read(Request(Principal(Tenant, "aaaaaaaa-2222-3333-4444-555555555555"), provider: "google")));
        Assert.Null(entra.Read(Request("bm90IGpzb24=")));
        Assert.Null(entra.Read(Request("%%%")));
    }

    [Fact]
    public async Task People_are_matched_by_tenant_and_object_id_and_the_first_tie_holds()
    {
        var people = app.Host.Services.GetRequiredService<PeopleStore>();
        var person = await people.GetOrAddAsync("Ola Brandt", $"ola.{Guid.NewGuid():N}@sponsor.example", null);
        var other = await people.GetOrAddAsync("Ulf Brandt", $"ulf.{Guid.NewGuid():N}@sponsor.example", null);
        var account = Guid.NewGuid().ToString("D");
        Assert.Null(await Entra().WhoAsync(Request(Principal(Tenant, account))));
        Assert.True(await people.TieToEntraAsync(person.Id, Tenant, account));
        Assert.True(await people.TieToEntraAsync(person.Id, Tenant, account));
        Assert.Equal(person.Id, (await Entra().WhoAsync(Request(Principal(Tenant, account.ToUpperInvariant()))))!.Id);
        // Neither does a second person get the account, nor the person a second account.
        Assert.False(await people.TieToEntraAsync(other.Id, Tenant, account));
        Assert.False(await people.TieToEntraAsync(person.Id, Tenant, Guid.NewGuid().ToString("D")));
    }

    [Fact]
    public void Only_several_factors_a_moment_ago_make_a_signature()
    {
        string With(string method, TimeSpan ago) => Principal(Tenant, "aaaaaaaa-2222-3333-4444-555555555555", ("amr", method), ("auth_time", (DateTimeOffset.UtcNow - ago).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        Assert.True(Entra().HasFreshFactors(Request(With("mfa", TimeSpan.FromMinutes(1)))));
        Assert.False(Entra().HasFreshFactors(Request(With("mfa", TimeSpan.FromMinutes(11)))));
        Assert.False(Entra().HasFreshFactors(Request(With("pwd", TimeSpan.FromMinutes(1)))));
        Assert.False(Entra().HasFreshFactors(Request(Principal(Tenant, "aaaaaaaa-2222-3333-4444-555555555555", ("amr", "mfa")))));
        Assert.False(new EntraSignIn(new EntraOptions(null, ""), null!).HasFreshFactors(Request(With("mfa", TimeSpan.FromMinutes(1)))));
    }

    [Fact]
    public async Task Who_signs_out_is_led_to_where_the_sign_in_at_Entra_ends_or_the_next_request_would_sign_in_again()
    {
        const string Logout = "/.auth/logout?post_logout_redirect_uri=%2F";
        await using var scope = app.Host.Services.CreateAsyncScope();
        var endpoints = ActivatorUtilities.CreateInstance<SignInEndpoints>(scope.ServiceProvider, Entra());
        var employee = Principal(Tenant, "aaaaaaaa-2222-3333-4444-555555555555");

        var page = await SignOutAsync(employee, form: true);
        Assert.Equal(200, page.Response.StatusCode);
        Assert.Equal($"0; url={Logout}", page.Response.Headers["Refresh"]);
        Assert.Contains($"href=\"{Logout}\"", Body(page), StringComparison.Ordinal);
        Assert.Contains("cdmoflow=; expires=Thu, 01 Jan 1970", page.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\"logoutPath\":\"{Logout}\"", Body(await SignOutAsync(employee, form: false)), StringComparison.Ordinal);

        // Who came by a code has no such sign-in.
        var guest = await SignOutAsync(Principal("22222222-2222-3333-4444-555555555555", "aaaaaaaa-2222-3333-4444-555555555555"), form: true);
        Assert.Equal("/", guest.Response.Headers.Location);
        Assert.Equal(204, (await SignOutAsync("", form: false)).Response.StatusCode);

        async Task<HttpContext> SignOutAsync(string principal, bool form)
        {
            var http = Request(principal);
            http.RequestServices = scope.ServiceProvider;
            (http.Request.Method, http.Request.Scheme, http.Request.Host) = ("POST", "http", new HostString("localhost"));
            http.Request.ContentType = form ? "application/x-www-form-urlencoded" : "application/json";
            http.Response.Body = new MemoryStream();
            await endpoints.SignOut(http.Request).ExecuteAsync(http);
            return http;
        }

        static string Body(HttpContext http) => WebUtility.HtmlDecode(Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()));
    }

    [Theory]
    [InlineData("203.0.113.9, 198.51.100.7:4711", "198.51.100.7")]
    [InlineData("198.51.100.7", "198.51.100.7")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::/64")]
    [InlineData("nonsense", "unknown")]
    public void The_source_is_the_last_hop_alone_and_only_on_the_platform(string forwarded, string source)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.1") } };
        http.Request.Headers["X-Forwarded-For"] = forwarded;
        Assert.Equal(source, new SourceAddress(Settings(("WEBSITE_INSTANCE_ID", "1"))).Of(http));
        Assert.Equal("192.0.2.1", new SourceAddress(Settings()).Of(http));
    }

    /// <summary>The header as the platform writes it.</summary>
    internal static string Principal(string tenant, string id, params (string Type, string Value)[] more)
    {
        (string Type, string Value)[] claims = [("http://schemas.microsoft.com/identity/claims/tenantid", tenant), ("http://schemas.microsoft.com/identity/claims/objectidentifier", id), ("name", "Ola Brandt"), .. more];
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { auth_typ = "aad", claims = claims.Select(c => new { typ = c.Type, val = c.Value }) })));
    }

    private EntraSignIn Entra() => new(new EntraOptions(Tenant, ""), app.Host.Services.GetRequiredService<PeopleStore>());

    private static DefaultHttpContext Request(string principal, string provider = "aad")
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["X-MS-CLIENT-PRINCIPAL-IDP"] = provider;
        http.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = principal;
        return http;
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}

using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CdmoFlow.Records;
using CdmoFlow.Storage;

namespace CdmoFlow.Tests.Records;

/// <summary>Signing with a key that stays in Key Vault, against a vault that answers as its interface is documented.</summary>
public sealed class VaultKeyTests : IDisposable
{
    private const string Address = "https://vault.example/keys/checkpoint/0123";
    private readonly ECDsa inVault = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly List<string> requests = [];
    private HttpStatusCode status = HttpStatusCode.OK;

    [Fact]
    public async Task A_checkpoint_signed_in_the_vault_is_checked_with_the_public_half_alone()
    {
        var key = Key();
        using var signer = key.Signer(await key.PublicAsync());
        var checkpoint = new Checkpoint(new DateTimeOffset(2026, 5, 4, 2, 15, 0, TimeSpan.Zero), [new("s1", 7, "abc")]);
        var signed = CheckpointSeal.Sign(checkpoint, signer);

        Assert.Equal(["GET /keys/checkpoint/0123?api-version=7.4", "POST /keys/checkpoint/0123/sign?api-version=7.4"], requests);
        Assert.NotNull(CheckpointSeal.Open(signed, signer));
        using var publicHalf = ECDsa.Create();
        publicHalf.ImportFromPem(inVault.ExportSubjectPublicKeyInfoPem());
        Assert.NotNull(CheckpointSeal.Open(signed, publicHalf));
        Assert.Equal(CheckpointSeal.KeyIdOf(publicHalf), signed.KeyId);
        Assert.Null(CheckpointSeal.Open(signed with { Content = signed.Content.Replace("abc", "abd", StringComparison.Ordinal) }, signer));
        Assert.Throws<CryptographicException>(() => signer.ExportParameters(includePrivateParameters: true));
    }

    [Fact]
    public async Task A_refusal_of_the_vault_is_an_error_and_never_a_signature()
    {
        var key = Key();
        using var signer = key.Signer(await key.PublicAsync());
        status = HttpStatusCode.Forbidden;
        Assert.Equal(403, Assert.Throws<RequestFailedException>(() => signer.SignData([1], HashAlgorithmName.SHA256)).Status);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("http://vault.example/keys/checkpoint/0123")]
    [InlineData("https://vault.example/keys/checkpoint")]
    [InlineData("https://vault.example/secrets/checkpoint/0123")]
    public void An_address_that_is_no_version_of_a_key_stops_the_start_with_a_sentence(string address) =>
        Assert.Contains("Keys__CheckpointVaultKey", Assert.Throws<InvalidOperationException>(() => new VaultKey(address)).Message, StringComparison.Ordinal);

    public void Dispose() => inVault.Dispose();

    private VaultKey Key() => new(Address, new Token(), new HttpClientTransport(new Vault(this)));

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        Assert.Equal("Bearer of the app", request.Headers.GetValues("Authorization").Single());
        return new(status) { Content = new StringContent(Body(request), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
    }

    private string Body(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Get)
        {
            var q = inVault.ExportParameters(false).Q;
            return JsonSerializer.Serialize(new { key = new { kid = Address, kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(q.X), y = Base64Url.EncodeToString(q.Y) } });
        }

        using var reader = new StreamReader(request.Content!.ReadAsStream());
        var asked = JsonNode.Parse(reader.ReadToEnd())!;
        Assert.Equal("ES256", (string)asked["alg"]!);
        var digest = Base64Url.DecodeFromChars((string)asked["value"]!);
        return JsonSerializer.Serialize(new { kid = Address, value = Base64Url.EncodeToString(inVault.SignHash(digest)) });
    }

    private sealed class Vault(VaultKeyTests test) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => test.Answer(request);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(test.Answer(request));
    }

    private sealed class Token : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Assert.Equal(["https://vault.azure.net/.default"], requestContext.Scopes);
            return new("of the app", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}

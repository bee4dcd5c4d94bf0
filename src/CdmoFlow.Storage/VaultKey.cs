using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace CdmoFlow.Storage;

/// <summary>A P-256 key that never leaves Key Vault: the vault signs digests, everybody else checks with the public half.</summary>
/// <remarks>Two requests of the vault's interface are all that is needed; its client package would bring far more.</remarks>
public sealed class VaultKey
{
    private const string Interface = "7.4";
    private readonly HttpPipeline pipeline;
    private readonly Uri address;

    /// <summary>Opens the key at its address, version included; nothing is contacted yet. Tests bring a credential and a transport of their own.</summary>
    public VaultKey(string address, TokenCredential? credential = null, HttpPipelineTransport? transport = null)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.Segments is not [_, "keys/", _, _])
            throw new InvalidOperationException("The setting Keys__CheckpointVaultKey must be the address of a key in Key Vault with its version, such as https://name.vault.azure.net/keys/checkpoint/0123.");
        this.address = uri;
        var options = StorageClients.Retry(new Options());
        if (transport is not null) options.Transport = transport;
        pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential ?? new DefaultAzureCredential(), "https://vault.azure.net/.default"));
    }

    /// <summary>The public half.</summary>
    public async Task<ECParameters> PublicAsync(CancellationToken cancellationToken = default)
    {
        using var message = Message(RequestMethod.Get, "");
        await pipeline.SendAsync(message, cancellationToken);
        var key = Read(message.Response).GetProperty("key");
        return new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") } };
    }

    /// <summary>The key as a signature class of the platform; the caller disposes it.</summary>
    public ECDsa Signer(ECParameters publicHalf) => new VaultSigner(this, ECDsa.Create(publicHalf));

    private byte[] Sign(byte[] digest)
    {
        using var message = Message(RequestMethod.Post, "/sign");
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Content = RequestContent.Create(BinaryData.FromObjectAsJson(new { alg = "ES256", value = Base64Url.EncodeToString(digest) }));
        pipeline.Send(message, CancellationToken.None);
        return Bytes(Read(message.Response), "value");
    }

    private HttpMessage Message(RequestMethod method, string operation)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{address.AbsoluteUri}{operation}?api-version={Interface}"));
        return message;
    }

    private static JsonElement Read(Response response) =>
        response.Status == 200 ? response.Content.ToObjectFromJson<JsonElement>() : throw new RequestFailedException(response);

    private static byte[] Bytes(JsonElement of, string name) => Base64Url.DecodeFromChars(of.GetProperty(name).GetString());

    private sealed class Options : ClientOptions;

    // The platform's own methods hash, and ask for the signature of the digest: only that travels.
    private sealed class VaultSigner(VaultKey key, ECDsa publicHalf) : ECDsa
    {
        public override int KeySize => publicHalf.KeySize;

        public override byte[] SignHash(byte[] hash) => key.Sign(hash);

        public override bool VerifyHash(byte[] hash, byte[] signature) => publicHalf.VerifyHash(hash, signature);

        public override ECParameters ExportParameters(bool includePrivateParameters) => includePrivateParameters
            ? throw new CryptographicException("The private half of this key never leaves the vault.")
            : publicHalf.ExportParameters(false);

        protected override void Dispose(bool disposing)
        {
            if (disposing) publicHalf.Dispose();
            base.Dispose(disposing);
        }
    }
}

using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace CdmoFlow.Web.Layout;

/// <summary>Static files, embedded in this assembly and served under an address with a hash of their content, so that browsers may keep them for good.</summary>
public static class StaticFiles
{
    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    /// <summary>Address of a file, such as <c>/assets/3f2a.../site.css</c>.</summary>
    public static string Path(string name) => $"/{Prefix}{ByName[name].Hash}/{name}";

    /// <summary>The file behind an address below <c>assets/</c>, or null; only the current hash is known.</summary>
    public static Asset? Find(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && ByName.TryGetValue(path[(slash + 1)..], out var asset) && path[..slash] == asset.Hash ? asset : null;
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            n => n[Prefix.Length..].Replace('\\', '/'),
            n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return new Asset(content, ContentType(n), Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
            },
            StringComparer.Ordinal);
    }

    private static string ContentType(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}

/// <summary>A static file.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">MIME type.</param>
/// <param name="Hash">First 16 hex digits of its SHA-256.</param>
public sealed record Asset(byte[] Content, string ContentType, string Hash);

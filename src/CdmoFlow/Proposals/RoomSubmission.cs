using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;

namespace CdmoFlow.Proposals;

/// <summary>The content of a submission, in the CDMO's own partition. The sponsor's partition holds its hash alone until the opening.</summary>
public sealed record RoomSubmission
{
    /// <summary>Derived from the request, so that a repeated request finds the same row.</summary>
    public required string Id { get; init; }

    /// <summary>When it was written; the instant that counts stands in the seal.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who submitted; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>The files with what was pinned of them.</summary>
    public required IReadOnlyList<SubmittedFile> Files { get; init; }

    /// <summary>Total price in <see cref="Currency"/>.</summary>
    public required decimal TotalPrice { get; init; }

    /// <summary>A code of ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>How it wants to be paid; null when not said.</summary>
    public PricingModel? PricingModel { get; init; }

    /// <summary>Last day on which the offer binds.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>Remarks, or empty.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The structured part; null where only files, price and terms were handed in.</summary>
    public Offers.Offer? Offer { get; init; }

    /// <summary>The draft from which the structured part was taken; null without one.</summary>
    public int? DraftNumber { get; init; }

    /// <summary>256 random bits, hex: without them somebody who knows all but the price could find it by trying prices until the anchor fits. Null in submissions of earlier versions.</summary>
    public string? Salt { get; init; }

    /// <summary>SHA-256 over the canonical content, hex; the same stands in the selection's trail.</summary>
    public required string Anchor { get; init; }

    /// <summary>The row key of a submission.</summary>
    public static string KeyOf(string id) => $"submission|{id}";

    /// <summary>The id that a request always leads to.</summary>
    public static string IdOf(string selectionId, string cdmoId, string requestId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{selectionId}|{cdmoId}|{requestId}")))[..32];

    /// <summary>The anchor of this content: files with pinned length and ETag, price, terms and remarks. What the verification adds later does not change it.</summary>
    public string ComputeAnchor() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Id,
            Files = Files.Select(f => new { f.Id, f.Name, f.Length, f.ETag, Envelope = f.Envelope == Envelope.Price ? "price" : null }),
            Price = TotalPrice.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture),
            Currency,
            PricingModel,
            ValidUntil,
            Notes,
            Offer,
            Salt,
        },
        Json.Options)));

    /// <summary>SHA-256 over the hash of every file's content, hex; null until all are known. The salt keeps whoever has a file at hand from finding out that it was handed in.</summary>
    public string? ComputeFilesSha256() => Files.Any(f => f.Sha256 is null)
        ? null
        : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Id, Files = Files.Select(f => new { f.Id, f.Sha256 }), Salt }, Json.Options)));
}

/// <summary>One submitted file.</summary>
public sealed record SubmittedFile
{
    /// <summary>Id of its upload.</summary>
    public required string Id { get; init; }

    /// <summary>Name given by the CDMO.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the proposal that it belongs to.</summary>
    public Envelope Envelope { get; init; }

    /// <summary>Pinned length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Pinned ETag of the staging blob.</summary>
    public required string ETag { get; init; }

    /// <summary>Name of the staging blob.</summary>
    public required string StagingBlob { get; init; }

    /// <summary>The snapshot of the staging blob that was taken at the submission: a later write to staging does not touch it.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Name of the sealed blob; null until the copy is made.</summary>
    public string? SealedBlob { get; init; }

    /// <summary>SHA-256 of the sealed content, hex; null until it was read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SHA-256 of the file as its sender computed it, hex; null where it announced none.</summary>
    public string? AnnouncedSha256 { get; init; }

    /// <summary>SHA-256 over the SHA-256 of each block, hex, as the browser computed it on the way; null where none was announced.</summary>
    public string? AnnouncedBlocksSha256 { get; init; }

    /// <summary>What the checks found; null until they have run.</summary>
    public FileFinding? Finding { get; init; }
}

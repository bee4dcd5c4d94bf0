using System.Globalization;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>One version of the non-confidential teaser: what is wanted, without the product and, unless the sponsor chooses so, without the sponsor. A version that was written stays as it is.</summary>
public sealed record Teaser : ISelectionRow
{
    /// <summary>1 for the first version.</summary>
    public required int Number { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Number);

    /// <summary>The kind of product in general words.</summary>
    public required string Modality { get; init; }

    /// <summary>How far development has come.</summary>
    public required string Phase { get; init; }

    /// <summary>The rough scale.</summary>
    public required string Scale { get; init; }

    /// <summary>The services that are sought.</summary>
    public required string Services { get; init; }

    /// <summary>When the work is to begin, roughly.</summary>
    public required string Timing { get; init; }

    /// <summary>Where the work may be done, or what is to be supplied.</summary>
    public required string Region { get; init; }

    /// <summary>Sentences above the facts; may be empty.</summary>
    public string Introduction { get; init; } = "";

    /// <summary>True where the sponsor chose to be named.</summary>
    public bool NamesSponsor { get; init; }

    /// <summary>Names and codes beside those of the brief that must not appear, such as a former code of the product. Never shown to a CDMO.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>Who wrote it; key into the people table.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Every text that leaves the house, by field.</summary>
    public IReadOnlyList<(string Field, string Text)> Texts() =>
        [("introduction", Introduction), ("modality", Modality), ("phase", Phase), ("scale", Scale), ("services", Services), ("timing", Timing), ("region", Region)];

    /// <summary>The row key of a version.</summary>
    public static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"teaser|{number:D4}");
}

using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>
/// What somebody of the sponsor may see of an opened proposal at this moment: nothing of the prices while they are sealed. Page, API and files all take it from here.
/// </summary>
public sealed record ProposalView
{
    /// <summary>The opened version.</summary>
    public required ProposalSeal Seal { get; init; }

    /// <summary>Files that may be read.</summary>
    public required IReadOnlyList<SubmittedFile> Files { get; init; }

    /// <summary>Structured answers that may be read, corrections of a defect window in place; null where none were handed in.</summary>
    public Offer? Offer { get; init; }

    /// <summary>Demanded fields that were left empty, as far as their envelope is open.</summary>
    public IReadOnlyList<OfferField> Missing { get; init; } = [];

    /// <summary>What was handed in later within the defect window, by key; the values as first submitted stand in <see cref="Before"/>.</summary>
    public IReadOnlyDictionary<string, string> Corrected { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The values that were corrected, as first submitted.</summary>
    public IReadOnlyDictionary<string, string> Before { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Price and terms; null while they are sealed.</summary>
    public PricePart? Price { get; init; }

    /// <summary>The view of an opened version.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="seal">A seal that is opened.</param>
    /// <param name="content">What it seals.</param>
    /// <param name="corrections">Corrections in the CDMO's partition; the one that the defect window names counts.</param>
    public static ProposalView Of(Selection selection, ProposalSeal seal, RoomSubmission content, IReadOnlyList<RoomCorrection> corrections)
    {
        if (!seal.IsOpened) throw new InvalidOperationException("This proposal is sealed.");
        var window = selection.Find<DefectWindow>(DefectWindow.KeyOf(seal.CdmoId));
        var corrected = corrections.FirstOrDefault(c => c.Id == window?.CorrectionId) is { } used ? OfferSites.Named(selection, used.Values, used.At) : new Dictionary<string, string>(StringComparer.Ordinal);
        var submitted = OfferSites.Named(selection, seal, content.Offer);
        var fields = OfferFields.Of(selection, submitted);
        var offer = submitted is null && corrected.Count == 0 ? null : Corrections.Apply(submitted, corrected, fields);
        var shown = offer is null || seal.IsPriceOpened ? offer : offer with { Price = new Dictionary<string, string>(StringComparer.Ordinal) };
        var visible = fields.Where(f => seal.IsPriceOpened || f.Envelope == Envelope.Technical).ToList();
        var keys = visible.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        return new ProposalView
        {
            Seal = seal,
            Files = [.. content.Files.Where(f => seal.IsPriceOpened || f.Envelope == Envelope.Technical)],
            Offer = shown,
            Missing = shown is null ? [] : shown.Missing(visible),
            Corrected = corrected.Where(c => keys.Contains(c.Key)).ToDictionary(StringComparer.Ordinal),
            Before = corrected.Keys.Where(keys.Contains).Where(key => submitted?.Find(key) is not null).ToDictionary(key => key, key => submitted!.Find(key)!, StringComparer.Ordinal),
            Price = seal.IsPriceOpened ? PricePart.Of(content) : null,
        };
    }
}

/// <summary>Price and terms of an opened proposal.</summary>
/// <param name="Total">Total price.</param>
/// <param name="Currency">A code of ISO 4217.</param>
/// <param name="Model">How the CDMO wants to be paid; null when not said.</param>
/// <param name="ValidUntil">Last day on which the offer binds.</param>
/// <param name="Notes">Remarks.</param>
/// <param name="Salt">Random bits of the anchor, hex; with them the hash in the trail can be computed again.</param>
public sealed record PricePart(decimal Total, string Currency, PricingModel? Model, DateOnly ValidUntil, string Notes, string? Salt)
{
    /// <summary>What a submission says of price and terms.</summary>
    public static PricePart Of(RoomSubmission content) => new(content.TotalPrice, content.Currency, content.PricingModel, content.ValidUntil, content.Notes, content.Salt);
}

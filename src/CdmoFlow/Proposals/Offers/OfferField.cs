namespace CdmoFlow.Proposals.Offers;

/// <summary>One thing that every CDMO states, so that proposals can be laid side by side.</summary>
/// <param name="Key">Stable key such as <c>raw_materials</c>.</param>
/// <param name="Group">Where it stands in the form.</param>
/// <param name="Envelope">With which part it is opened.</param>
/// <param name="Kind">What may be written into it.</param>
/// <param name="Demanded">True where an empty field counts as missing.</param>
public sealed record OfferField(string Key, OfferGroup Group, Envelope Envelope, OfferKind Kind, bool Demanded)
{
    /// <summary>The words of the sponsor for what differs from selection to selection, such as a service; null where the key has its words.</summary>
    public string? Label { get; init; }

    /// <summary>Longest text in characters.</summary>
    public int Longest => Kind == OfferKind.Text ? 4000 : 300;

    /// <summary>True for a line of the price sheet.</summary>
    public bool IsPriced => Group is OfferGroup.Costs or OfferGroup.Fees && Kind is OfferKind.Amount or OfferKind.Percent;
}

/// <summary>The parts of the form.</summary>
public enum OfferGroup
{
    /// <summary>The questions that every CDMO answers.</summary>
    Questions,

    /// <summary>Who does the work, where and when.</summary>
    Delivery,

    /// <summary>Cost lines that add up to the total.</summary>
    Costs,

    /// <summary>Prices for what may happen; they are not part of the total.</summary>
    Fees,

    /// <summary>Total and conditions.</summary>
    Terms,
}

/// <summary>What a field takes.</summary>
public enum OfferKind
{
    /// <summary>Several lines of text.</summary>
    Text,

    /// <summary>One line of text.</summary>
    Line,

    /// <summary>An amount in the currency of the offer, zero or more.</summary>
    Amount,

    /// <summary>A share, 0 to 100.</summary>
    Percent,

    /// <summary>A day.</summary>
    Day,

    /// <summary>One of the pricing models.</summary>
    Model,

    /// <summary>A code of ISO 4217.</summary>
    Currency,
}

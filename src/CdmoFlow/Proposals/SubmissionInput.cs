using System.Globalization;
using System.Text.Json;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>What a CDMO hands in.</summary>
/// <param name="UploadIds">The files, uploaded before.</param>
/// <param name="TotalPrice">Above zero.</param>
/// <param name="Currency">A code of ISO 4217.</param>
/// <param name="PricingModel">One of the pricing models; may be left out.</param>
/// <param name="ValidUntil">Last day on which the offer binds.</param>
/// <param name="Notes">Remarks.</param>
/// <param name="RequestId">Chosen by the sender; the same request sent twice counts once.</param>
/// <param name="Addendum">The last amendment that the form was filled in for; null for the RFP as it reads when the submission comes.</param>
public sealed record SubmissionInput(
    IReadOnlyList<string?>? UploadIds, decimal? TotalPrice, string? Currency, string? PricingModel, DateOnly? ValidUntil, string? Notes, string? RequestId, int? Addendum = null)
{
    /// <summary>Files with prices, uploaded before; they are opened with the prices.</summary>
    public IReadOnlyList<string?>? PriceUploadIds { get; init; }

    /// <summary>The number of the draft whose answers and prices are submitted with the files; price, currency, pricing model, validity and remarks then come from it.</summary>
    public int? DraftNumber { get; init; }

    /// <summary>True when the CDMO confirms that demanded fields of the draft stay empty.</summary>
    public bool? AcceptGaps { get; init; }

    /// <summary>Structured answers that come with the request itself, by key; those of a draft are named by its number.</summary>
    public IReadOnlyDictionary<string, string?>? Answers { get; init; }

    /// <summary>All files with the part that each belongs to.</summary>
    public IReadOnlyList<(string? Id, Envelope Envelope)> Files =>
        [.. (UploadIds ?? []).Select(id => (id, Envelope.Technical)), .. (PriceUploadIds ?? []).Select(id => (id, Envelope.Price))];

    /// <summary>Every wrong field at once; empty when all is well.</summary>
    /// <param name="state">The selection's spine.</param>
    /// <param name="uploads">The uploads of the room by id.</param>
    /// <param name="now">Business time.</param>
    public IReadOnlyList<FieldError> Check(SelectionState state, IReadOnlyDictionary<string, RoomUpload> uploads, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        if (UploadIds is not { Count: > 0 }) errors.Add(new("uploadIds", "Upload at least one file and name it."));
        else if (Files.Count > UploadRules.MostFiles) errors.Add(new("uploadIds", $"Submit at most {UploadRules.MostFiles} files."));
        else if (Files.Any(f => f.Id is null || !uploads.ContainsKey(f.Id))) errors.Add(new("uploadIds", "One of the files was not uploaded into this room."));
        else if (Files.Select(f => f.Id).Distinct(StringComparer.Ordinal).Count() != Files.Count) errors.Add(new("uploadIds", "A file is named twice; it belongs either to the technical part or to the prices."));
        if (TotalPrice is not (> 0 and < 1_000_000_000_000m)) errors.Add(new("totalPrice", "Enter the total price, above zero."));
        if (!Currencies.IsKnown(Currency?.Trim() ?? "")) errors.Add(new("currency", "Enter a currency code of three capitals, such as EUR."));
        if (PricingModel is not null && !EnumNames.TryParse<PricingModel>(PricingModel, out _))
            errors.Add(new("pricingModel", $"Enter one of: {string.Join(", ", EnumNames.All<PricingModel>())}."));
        if (ValidUntil is null || ValidUntil < Days.Of(now, state.Brief.TimeZone)) errors.Add(new("validUntil", "Enter the last day on which the offer binds, not in the past."));
        if (Notes?.Length > 4000) errors.Add(new("notes", "Enter at most 4,000 characters."));
        if (RequestId is { Length: < 8 or > 100 }) errors.Add(new("requestId", "Use 8 to 100 characters, best a GUID."));
        return errors;
    }

    /// <summary>The id of the submission that this request leads to. The content is part of it: the same request with a corrected price is another submission, never a confirmation of the old one.</summary>
    /// <param name="selectionId">The selection.</param>
    /// <param name="cdmoId">Whose room it is.</param>
    /// <param name="otherwise">Stands for the request's id where the sender gave none.</param>
    public string SubmissionId(string selectionId, string cdmoId, string otherwise)
    {
        var content = JsonSerializer.Serialize(
            new
            {
                Request = RequestId ?? otherwise,
                UploadIds,
                Price = TotalPrice?.ToString("0.############################", CultureInfo.InvariantCulture),
                Currency = Currency?.Trim(),
                PricingModel,
                ValidUntil,
                Notes = Notes?.Trim() ?? "",
                PriceUploadIds,
                DraftNumber,
                Answers,
            },
            Json.Options);
        return RoomSubmission.IdOf(selectionId, cdmoId, content);
    }
}

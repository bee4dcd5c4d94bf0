using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Offers;

/// <summary>
/// The fields for the site that is to do a service. Their keys follow from the words of the service, so that an amendment that inserts, removes or reorders services leaves each answer with its own.
/// Earlier versions counted the services (<c>site_1</c>); what they stored is read with the list as it was at that time.
/// </summary>
public static class OfferSites
{
    private const string Begin = "site_";
    private const string Services = "services";

    // A counted key has one or two digits, a named one these letters.
    private const int Letters = 12;

    /// <summary>One field for each service.</summary>
    public static IEnumerable<OfferField> Of(IEnumerable<string> services) =>
        services.Select(service => new OfferField(KeyOf(service), OfferGroup.Delivery, Envelope.Technical, OfferKind.Line, true) { Label = service }).DistinctBy(f => f.Key, StringComparer.Ordinal);

    /// <summary>The key of a service's site; capitals and blanks around it make no other service.</summary>
    public static string KeyOf(string service) => Begin + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(service.Trim().ToUpperInvariant())))[..Letters];

    /// <summary>The fields of services that the RFP asked for once and no longer does.</summary>
    public static IReadOnlyList<OfferField> Former(Selection selection)
    {
        var current = selection.State.Brief.Services.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return [.. Of(Amended(selection).SelectMany(a => Lines(a.Change.Before))).Where(f => !current.Contains(f.Key)).Select(f => f with { Demanded = false })];
    }

    /// <summary>Values that were stored at an instant, under the keys of today.</summary>
    public static IReadOnlyDictionary<string, string> Named(Selection selection, IReadOnlyDictionary<string, string> stored, DateTimeOffset at)
    {
        if (!stored.Keys.Any(IsCounted)) return stored;
        var services = At(selection, at);
        return stored.Select(v => (Key: Named(services, v.Key), v.Value)).Where(v => v.Key is not null).DistinctBy(v => v.Key, StringComparer.Ordinal).ToDictionary(v => v.Key!, v => v.Value, StringComparer.Ordinal);
    }

    /// <summary>The fields that a defect window names, under the keys of today.</summary>
    public static IReadOnlyList<string> Named(Selection selection, DefectWindow window) =>
        window.Fields.Any(IsCounted) ? [.. window.Fields.Select(key => Named(At(selection, window.OpenedAt), key)).OfType<string>()] : window.Fields;

    /// <summary>The offer of a submitted version; null where only files, price and terms were handed in.</summary>
    public static Offer? Named(Selection selection, ProposalSeal seal, Offer? offer)
    {
        if (offer is null) return null;
        // A version with one file replaced has the answers of the one before.
        while (seal.ReplacesVersion is { } before && selection.Find<ProposalSeal>(ProposalSeal.KeyOf(seal.CdmoId, before)) is { } earlier) seal = earlier;
        return offer with { Technical = Named(selection, offer.Technical, seal.SubmittedAt) };
    }

    /// <summary>A stored draft as the RFP reads now: what was written about services that it no longer asks for is left out.</summary>
    public static RoomDraft? Named(Selection selection, RoomDraft? draft)
    {
        if (draft is null || !draft.Fields.Keys.Any(IsSite)) return draft;
        var current = selection.State.Brief.Services.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var named = Named(selection, draft.Fields, draft.ChangedAt);
        return ReferenceEquals(named, draft.Fields) && named.Keys.Where(IsSite).All(current.Contains)
            ? draft
            : draft with { Fields = named.Where(f => !IsSite(f.Key) || current.Contains(f.Key)).ToDictionary(StringComparer.Ordinal) };
    }

    private static bool IsSite(string key) => key.StartsWith(Begin, StringComparison.Ordinal);

    private static bool IsCounted(string key) => IsSite(key) && key.Length < Begin.Length + Letters;

    private static string? Named(IReadOnlyList<string> services, string key)
    {
        if (!IsCounted(key)) return key;
        return int.TryParse(key[Begin.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= services.Count ? KeyOf(services[number - 1]) : null;
    }

    private static IReadOnlyList<string> At(Selection selection, DateTimeOffset at) =>
        Amended(selection).FirstOrDefault(a => a.At > at) is { Change: { } later } ? Lines(later.Before) : selection.State.Brief.Services;

    private static IEnumerable<(DateTimeOffset At, FieldChange Change)> Amended(Selection selection) =>
        from amendment in selection.Amendments
        where amendment is { State: AmendmentState.Issued, IssuedAt: not null }
        orderby amendment.IssuedAt
        from change in amendment.Changes
        where change.Part == Services
        select (amendment.IssuedAt!.Value, change);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

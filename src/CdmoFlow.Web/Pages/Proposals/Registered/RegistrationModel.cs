using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Web.Pages.Proposals.Registered;

/// <summary>The form for a proposal that came by e-mail.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="CdmoId">Who sent it.</param>
/// <param name="WhyNot">Why nothing can be registered now; null when it can.</param>
/// <param name="RequestId">Makes a form that is sent twice count once.</param>
public sealed record RegistrationModel(Selection Selection, string CdmoId, string? WhyNot, string RequestId)
{
    /// <summary>What a proposal may hold.</summary>
    public UploadQuota Quota { get; init; } = UploadQuota.Standard;

    /// <summary>What the same person has uploaded for it and not registered.</summary>
    public IReadOnlyList<RoomUpload> Uploads { get; init; } = [];
}

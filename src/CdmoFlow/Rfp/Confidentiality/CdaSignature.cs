namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>A signature under a confidentiality agreement, as on the signed copy.</summary>
/// <param name="Side">For whom.</param>
/// <param name="Name">The signatory's name.</param>
/// <param name="Function">The signatory's function in the company.</param>
/// <param name="SignedOn">The day beside the signature.</param>
public sealed record CdaSignature(CdaSide Side, string Name, string Function, DateOnly SignedOn);

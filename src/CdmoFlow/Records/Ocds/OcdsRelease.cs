using System.Text.Json.Serialization;

namespace CdmoFlow.Records.Ocds;

/// <summary>A release of the Open Contracting Data Standard 1.1, as far as a selection has something to say in it. What is null is not written.</summary>
public sealed record OcdsRelease(
    string Ocid, string Id, DateTimeOffset Date, IReadOnlyList<string> Tag, string InitiationType, string Language, IReadOnlyList<OcdsParty> Parties, OcdsReference Buyer, OcdsTender Tender, IReadOnlyList<OcdsAward> Awards, IReadOnlyList<OcdsContract>? Contracts);

/// <summary>A company with its part in it.</summary>
public sealed record OcdsParty(string Id, string Name, IReadOnlyList<string> Roles);

/// <summary>Points to a party.</summary>
public sealed record OcdsReference(string Id, string Name);

/// <summary>What was asked for and how.</summary>
public sealed record OcdsTender(
    string Id, string Title, string Description, string Status, OcdsReference ProcuringEntity, string ProcurementMethod, string ProcurementMethodDetails, string MainProcurementCategory, string AwardCriteriaDetails,
    IReadOnlyList<string> SubmissionMethod, OcdsPeriod? TenderPeriod, OcdsPeriod? EnquiryPeriod, bool HasEnquiries, int NumberOfTenderers);

/// <summary>From when to when.</summary>
public sealed record OcdsPeriod(DateTimeOffset? StartDate, DateTimeOffset? EndDate);

/// <summary>The award; its supplier is named once the contract is signed.</summary>
public sealed record OcdsAward(string Id, string Title, string Status, DateTimeOffset? Date, IReadOnlyList<OcdsReference>? Suppliers);

/// <summary>A signed agreement. It says nothing of prices.</summary>
public sealed record OcdsContract(string Id, [property: JsonPropertyName("awardID")] string AwardId, string Title, string Status, DateTimeOffset? DateSigned);

using CdmoFlow.Records;

namespace CdmoFlow.Rfp;

/// <summary>What a proposal must contain to be comparable; printed in the RFP and used as a checklist at the opening.</summary>
public static class ProposalDemands
{
    /// <summary>All demands in order.</summary>
    public static IReadOnlyList<string> All { get; } = EmbeddedList.Read<string[]>("Rfp/proposal-demands.json");
}

using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>
/// Who must approve a gate: the project manager always; for shortlist, due diligence and award at least one further function,
/// held by a different person, so that whoever scored is never the only one to approve (domain section 25).
/// </summary>
public static class GateApprovers
{
    /// <summary>The approvers of a gate, each person once.</summary>
    public static IReadOnlyList<GateApprover> For(Selection selection, GateKind kind)
    {
        var manager = selection.ProjectManagers[0];
        List<GateApprover> approvers = [new(manager, "project manager") { Required = true }];
        foreach (var function in selection.GateRules.Of(kind).Functions)
        {
            var member = selection.With(function).FirstOrDefault(m => approvers.TrueForAll(a => a.PersonId != m.PersonId));
            if (member is not null) approvers.Add(new GateApprover(member.PersonId, Records.EnumNames.Of(function)));
        }

        // Quality Assurance and CMC are never the same person, so one of them always differs from the project manager.
        if (approvers.Count == 1 && kind != GateKind.Longlist)
        {
            var other = selection.With(SponsorFunction.Cmc).First(m => m.PersonId != manager);
            approvers.Add(new GateApprover(other.PersonId, Records.EnumNames.Of(SponsorFunction.Cmc)));
        }

        return approvers;
    }
}

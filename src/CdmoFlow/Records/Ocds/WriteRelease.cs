using System.Globalization;
using System.Text.RegularExpressions;
using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Ocds;

/// <summary>
/// Tells of a decided selection in the words of the Open Contracting Data Standard: what was asked for, how many offered, and, once all agreements are signed, who got it. Nobody who lost is named, no price
/// and no budget is said.
/// </summary>
public static partial class WriteRelease
{
    /// <summary>The release, or why there is none.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="prefix">The publisher's registered prefix, such as <c>ocds-213czf</c>; empty for none.</param>
    public static (OcdsRelease? Release, Refusal? Refusal) Of(Selection selection, string prefix)
    {
        if (prefix.Length > 0 && !Prefix().IsMatch(prefix)) return (null, Refusal.Invalid("prefix", "A registered prefix is ocds- and six letters or digits, such as ocds-213czf."));
        var state = selection.State;
        if (state.Stage is not (Stage.Contract or Stage.Contracted)) return (null, new Refusal(RefusalKind.NotFound, "not-decided", "There is no release yet: it tells of a selection whose award gate has decided."));
        var signed = state.Stage == Stage.Contracted;
        var buyer = new OcdsReference("buyer", state.Brief.Sponsor);
        var supplier = signed && state.WinnerId is { } winner ? new OcdsReference(winner, selection.NameOf(winner)) : null;
        var ocid = prefix.Length == 0 ? state.Id : $"{prefix}-{state.Id}";
        var release = new OcdsRelease(
            ocid,
            string.Create(CultureInfo.InvariantCulture, $"{ocid}-{state.Trail.Sequence}"),
            Utc(state.ChangedAt ?? state.Timeline[^1].At),
            signed ? ["award", "contract"] : ["award"],
            "tender",
            "en",
            [new OcdsParty(buyer.Id, buyer.Name, ["buyer", "procuringEntity"]), .. supplier is null ? [] : new[] { new OcdsParty(supplier.Id, supplier.Name, ["supplier"]) }],
            buyer,
            Tender(selection, buyer),
            [new OcdsAward("award", state.Title, signed ? "active" : "pending", selection.Gates.Where(g => g is { Kind: GateKind.Award, State: GateState.Approved }).SelectMany(g => g.Decisions).Select(d => (DateTimeOffset?)Utc(d.At)).Max(), supplier is null ? null : [supplier])],
            signed ? [.. CurrentAgreements.Of(selection).Where(a => a.IsExecuted).Select(a => new OcdsContract(EnumNames.Of(a.Kind), "award", AgreementNames.Of(a.Kind), "active", a.ExecutedAt is { } at ? Utc(at) : null))] : null);
        return (release, null);
    }

    private static OcdsTender Tender(Selection selection, OcdsReference buyer)
    {
        var (state, brief) = (selection.State, selection.State.Brief);
        var issued = state.Timeline.LastOrDefault(e => e.Stage == Stage.RfpIssued)?.At;
        return new OcdsTender(
            state.Id,
            state.Title,
            $"{string.Join(", ", brief.Services)}; {brief.DosageForm}",
            "complete",
            buyer,
            "selective",
            "Six to eight companies of a register are invited after a confidentiality agreement; sealed proposals are opened by two persons after the deadline; the shortlisted are audited.",
            "services",
            "Weighted criteria scored by several evaluators on the proposal and again after the audit; a site must be qualified by Quality Assurance.",
            ["electronicSubmission"],
            issued is null && state.RfpDeadline is null ? null : new OcdsPeriod(issued is { } start ? Utc(start) : null, state.RfpDeadline is { } end ? Utc(end) : null),
            state.QuestionsUntil is { } until ? new OcdsPeriod(null, Utc(until)) : null,
            selection.Questions.Count > 0,
            selection.Proposals.Where(p => p.Counts).Select(p => p.CdmoId).Distinct(StringComparer.Ordinal).Count());
    }

    private static DateTimeOffset Utc(DateTimeOffset at) => at.ToUniversalTime();

    [GeneratedRegex("^ocds-[a-z0-9]{6}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prefix();
}

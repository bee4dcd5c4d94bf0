using CdmoFlow.Longlist;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Longlist;

/// <summary>Makes candidates of register companies: ranked against the brief, each with the person of that company who will be written to.</summary>
public sealed class LonglistCandidates(RegisterStore register, PeopleStore people)
{
    private const int Piece = 500;

    /// <summary>The best of the whole register, read in pieces; the ones to propose are marked.</summary>
    public async Task<IReadOnlyList<Candidate>> BestAsync(Brief brief)
    {
        var best = new BestFits(brief, new FitFilters(), CdmoFlow.Longlist.ProposeLonglist.MostCandidates);
        List<Company> piece = [];
        await foreach (var company in register.AllAsync())
        {
            piece.Add(company);
            if (piece.Count < Piece) continue;
            best.Add(piece);
            piece.Clear();
        }

        best.Add(piece);
        var proposed = LonglistProposal.Pick(best.Ranked).Chosen.Select(c => c.Company.Id).ToHashSet(StringComparer.Ordinal);
        List<Candidate> candidates = [];
        foreach (var ranked in best.Ranked) candidates.Add(await WithContactAsync(ranked, proposed.Contains(ranked.Company.Id)));
        return candidates;
    }

    /// <summary>Candidates for named companies that are none yet, or have no contact yet; a company that the register does not know is left out.</summary>
    public async Task<IReadOnlyList<Candidate>> FromRegisterAsync(Selection selection, IReadOnlyList<string?> cdmoIds)
    {
        List<Candidate> candidates = [];
        foreach (var id in cdmoIds.OfType<string>().Select(i => i.Trim()).Distinct(StringComparer.Ordinal).Take(50))
        {
            if (selection.Candidate(id) is { ContactPersonId: not null } || id.Length is 0 or > 100 || await register.FindAsync(id) is not { } company) continue;
            // Nobody who was chosen by hand fails a filter; the fit still says what speaks against it.
            var ranked = Fit.Rank(selection.State.Brief, [company], new FitFilters { Modality = false }).Candidates[0];
            candidates.Add(await WithContactAsync(ranked, proposed: false));
        }

        return candidates;
    }

    private async Task<Candidate> WithContactAsync(RankedCompany ranked, bool proposed)
    {
        var company = ranked.Company;
        var person = await people.GetOrAddAsync(company.ContactName, company.ContactEmail, company.Id);
        // An address of the sponsor or of another CDMO must never open this CDMO's room.
        return CdmoFlow.Longlist.ProposeLonglist.CandidateOf(ranked, proposed, person.CdmoId == company.Id ? person.Id : null);
    }
}

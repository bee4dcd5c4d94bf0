using CdmoFlow.Evaluation;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>A selection whose RFP is out to two CDMOs, stored as it is after the issue.</summary>
internal static class OpenRfp
{
    /// <summary>Stores it and answers its id; a negative time to the deadline means that it has passed.</summary>
    public static Task<string> StartAsync(LocalHost host, TimeSpan toDeadline, params SponsorClient[] team) => StartAsync(host, toDeadline, EnvelopeRule.Together, team);

    /// <summary>The same with its rule for the envelopes.</summary>
    public static async Task<string> StartAsync(LocalHost host, TimeSpan toDeadline, EnvelopeRule envelopes, params SponsorClient[] team)
    {
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var people = host.Services.GetRequiredService<PeopleStore>();
        var brief = ScopingValidation.Check(DemoBrief.Of("LKS-204", "Drug substance", now)).Brief! with { Envelopes = envelopes };
        var state = new SelectionState
        {
            Id = Guid.CreateVersion7().ToString("N"),
            Brief = brief,
            Stage = Stage.RfpIssued,
            Weights = DefaultWeights.OfGroups(brief.OutsourcingModel),
            Team = [.. team.Select((member, i) => new TeamSeat(member.Person.Id, [], [i == 0 ? Role.ProjectManager : Role.Evaluator]))],
            RfpDeadline = now + toDeadline,
            DueAt = now + toDeadline,
        };
        var change = new Change().Note("rfp.issued", state.Id);
        foreach (var cdmo in (string[])["alder", "birch"])
        {
            var contact = (await people.GetOrAddAsync($"Lead of {cdmo}", $"lead@{cdmo}.example", cdmo)).Id;
            change.Put(new Candidate { CdmoId = cdmo, Name = $"{cdmo} labs", Fit = 80, Why = [], Chosen = true, ContactPersonId = contact, Standing = CandidateStanding.Invited })
                .Put(new Cda { CdmoId = cdmo, State = CdaState.Executed })
                .Put(new Invitation { CdmoId = cdmo, Round = 1, ContactPersonId = contact, State = InvitationState.Sent, SentAt = now });
        }

        await host.Services.GetRequiredService<SelectionStore>().CreateAsync(state, change, Actor.System, now);
        return state.Id;
    }
}

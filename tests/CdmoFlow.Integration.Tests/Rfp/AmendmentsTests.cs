using CdmoFlow.Functions.Proposals;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Rfp;

/// <summary>Amendments, more time for one CDMO and late proposals over HTTP, from all sides.</summary>
[Collection(SelectionTests.Name)]
public class AmendmentsTests(SelectionSite site)
{
    private const string Why = "The dose was raised after the first trial.";

    [Fact]
    public async Task An_amendment_reaches_all_with_its_difference_moves_the_deadline_and_asks_for_a_confirmation()
    {
        using var journey = await site.BeginAsync();
        var seen = await InvitedAsync(journey);
        var deadline = seen.State.RfpDeadline!.Value;
        var (first, other) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), await journey.RoomAsync(seen.Invitations[1].CdmoId));
        await journey.SubmitAsync(first.CdmoId);
        await journey.TravelAsync(deadline.AddHours(-3));

        await journey.Quality.RefusedAsync(journey.Id, "amendments", new { reason = Why, dosageForm = "Prefilled syringe" }, 403);
        await journey.Manager.RefusedAsync(journey.Id, "amendments", new { reason = "short", dosageForm = "Prefilled syringe" }, 400);
        await journey.Manager.StepAsync(journey.Id, "amendments", new { reason = Why, dosageForm = "Prefilled syringe", evaluationNotes = "A tested cold chain is preferred." });
        Assert.Empty((await RoomAsync(other)).Amendments);
        var draft = (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/amendments", asPage: true)).Expect(200).Body;
        Assert.Contains("moves the deadline of everybody", draft, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, "amendments/issue", new { edit = 1 });

        seen = await journey.SeeAsync("the documents of the addendum are there", s => s.Documents.Any(d => d.Id == "rfp-1-amended-1-pdf"));
        Assert.True(seen.State.RfpDeadline > deadline.AddDays(4));
        foreach (var invitation in seen.Invitations) await (await journey.RoomAsync(invitation.CdmoId)).MailAsync($"{journey.Sponsor}: addendum 1 changes the RFP");
        var room = await RoomAsync(other);
        Assert.Equal(["dosageForm", "evaluationNotes"], Assert.Single(room.Amendments).Changes.Select(c => c.Part));
        Assert.Contains(room.Documents, d => d.FileName == "addendum-1.pdf");
        Assert.Equal(seen.State.RfpDeadline, room.Deadline);
        var page = (await other.Browser.GetAsync($"rooms/{journey.Id}/{other.CdmoId}", asPage: true)).Expect(200).Body;
        Assert.Contains("<ins>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("was amended after you submitted", page, StringComparison.Ordinal);
        Assert.DoesNotContain(first.CdmoId, page, StringComparison.Ordinal);

        Assert.Contains("was amended after you submitted", (await first.Browser.GetAsync($"rooms/{journey.Id}/{first.CdmoId}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        Assert.Equal(ProposalState.NeedsReconfirmation, (await RoomAsync(first)).Versions[0].State);
        await other.RefusedAsync("confirmation", new { addendum = 1 }, 404);
        await first.RefusedAsync("confirmation", new { addendum = 0 }, 409);
        await first.StepAsync("confirmation", new { addendum = 1 });
        Assert.Equal(ProposalState.Submitted, (await RoomAsync(first)).Versions[0].State);
        await journey.SubmitAsync(other.CdmoId);
        var third = seen.Invitations[2].CdmoId;
        await journey.SubmitAsync(third);
        await journey.Manager.StepAsync(journey.Id, "amendments", new { reason = Why, targetMarkets = "US\nEU\nJP" });
        await journey.Manager.StepAsync(journey.Id, "amendments/issue");
        await first.StepAsync("confirmation", new { addendum = 2 });

        // Nobody is on the site when the moved deadline closes the RFP; two were not confirmed and do not count.
        await journey.TravelAsync(RfpUpkeep.ClosesAt((await journey.LookAsync()).State.RfpDeadline!.Value).AddSeconds(1));
        seen = await journey.SeeStageAsync(Stage.Opening);
        Assert.Equal([first.CdmoId], seen.Proposals.Where(p => p.State == ProposalState.Sealed).Select(p => p.CdmoId));
        Assert.Contains("answers the RFP up to addendum 1", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}", asPage: true)).Expect(200).Body, StringComparison.OrdinalIgnoreCase);
        await journey.Manager.StepAsync(journey.Id, $"proposals/{other.CdmoId}/admission", new { version = 1, verdict = "count", reason = "The markets do not touch its offer." });
        await journey.OpenAsync();
        seen = await journey.SeeStageAsync(Stage.Scoring);
        Assert.Equal(new[] { first.CdmoId, other.CdmoId }.Order(StringComparer.Ordinal), seen.Proposals.Where(p => p.State == ProposalState.Opened).Select(p => p.CdmoId).Order(StringComparer.Ordinal));
        Assert.Equal(ProposalState.NeedsReconfirmation, seen.Proposals.Single(p => p.CdmoId == third).State);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task One_CDMO_has_more_time_after_a_second_person_agreed_and_all_seals_hold_until_then()
    {
        using var journey = await site.BeginAsync();
        var seen = await InvitedAsync(journey);
        var deadline = seen.State.RfpDeadline!.Value;
        var (one, other) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), await journey.RoomAsync(seen.Invitations[1].CdmoId));
        await journey.SubmitAsync(other.CdmoId);
        await journey.TravelAsync(deadline.AddHours(-1));
        var running = (await one.StepAsync("uploads", new { fileName = "large.pdf", length = 1_000_000 })).Text("uploadId");
        await journey.Manager.StepAsync(journey.Id, $"invitations/{one.CdmoId}/extension", new { newDate = DateOnly.FromDateTime(deadline.UtcDateTime).AddDays(5), reason = "A flood closed its laboratory." });
        Assert.Contains("Decide on more time", (await journey.Quality.Browser.GetAsync("api/tasks")).Body, StringComparison.Ordinal);
        await journey.Manager.RefusedAsync(journey.Id, "extensions/1", new { verdict = "agree", reason = "It is fair to all of them." }, 409);
        await journey.Quality.StepAsync(journey.Id, "extensions/1", new { verdict = "agree", reason = "It is fair to all of them." });
        await one.MailAsync($"{journey.Sponsor}: your proposal is now due by");
        var told = await other.MailAsync($"{journey.Sponsor}: one company has more time");
        Assert.DoesNotContain(one.CdmoId, told.Text, StringComparison.OrdinalIgnoreCase);

        await journey.TravelAsync(RfpUpkeep.ClosesAt(deadline).AddMinutes(5));
        seen = await journey.LookAsync();
        Assert.Equal((Stage.RfpIssued, deadline), (seen.State.Stage, seen.State.RfpDeadline));
        Assert.Equal((deadline, RoomStanding.Closed), ((await RoomAsync(other)).Deadline, (await RoomAsync(other)).Standing));
        await other.RefusedAsync("uploads", new { fileName = "offer.pdf", length = 10 }, 409);
        await journey.Manager.RefusedAsync(journey.Id, "opening", new { confirm = true }, 409);
        // The upload that ran when the old deadline passed goes on.
        await one.StepAsync($"uploads/{running}/renewal");
        await journey.SubmitAsync(one.CdmoId);
        var last = (await journey.Manager.Browser.GetAsync<IReadOnlyList<DeadlineExtension>>($"api/selections/{journey.Id}/extensions"))[0].Deadline;
        await journey.TravelAsync(RfpUpkeep.ClosesAt(last).AddSeconds(1));
        seen = await journey.SeeStageAsync(Stage.Opening);
        Assert.Equal(2, seen.Proposals.Count(p => p.State == ProposalState.Sealed));
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_late_proposal_is_kept_as_late_and_counts_only_by_decision()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.Cda);
        await journey.Manager.RefusedAsync(journey.Id, "rfp-rules", new { late = "perhaps", unconfirmed = "count", amendmentDays = 5 }, 400);
        await journey.Manager.StepAsync(journey.Id, "rfp-rules", new { late = "accept", unconfirmed = "leave_out", amendmentDays = 5 });
        var seen = await InvitedAsync(journey);
        await journey.Manager.RefusedAsync(journey.Id, "rfp-rules", new { late = "refuse", unconfirmed = "leave_out", amendmentDays = 5 }, 409);
        var (late, other) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), await journey.RoomAsync(seen.Invitations[1].CdmoId));
        await journey.SubmitAsync(other.CdmoId);
        await journey.TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddMinutes(10));
        await journey.SeeStageAsync(Stage.Opening);
        Assert.Contains("is marked as late", (await late.Browser.GetAsync($"rooms/{journey.Id}/{late.CdmoId}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.SubmitAsync(late.CdmoId);
        seen = await journey.SeeAsync("the late one is verified", s => s.Proposals.Any(p => p is { State: ProposalState.Late, FilesVerified: true }));
        await late.MailAsync($"{journey.Sponsor}: your proposal came after the deadline");
        Assert.Contains("after the deadline", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.Quality.RefusedAsync(journey.Id, $"proposals/{late.CdmoId}/admission", new { version = 1, verdict = "count", reason = "The network of the site stood still." }, 403);
        await journey.Manager.StepAsync(journey.Id, $"proposals/{late.CdmoId}/admission", new { version = 1, verdict = "count", reason = "The network of the site stood still." });
        await late.MailAsync($"{journey.Sponsor}: a decision about your proposal");
        await journey.OpenAsync();
        seen = await journey.SeeStageAsync(Stage.Scoring);
        Assert.All(seen.Proposals, p => Assert.Equal((ProposalState.Opened, p.CdmoId == late.CdmoId), (p.State, p.IsLate)));
        await journey.CancelAsync();
    }

    private static async Task<SelectionAnswer> InvitedAsync(Journey journey)
    {
        await journey.ToAsync(Stage.RfpIssued);
        return await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
    }

    private static async Task<RoomAnswer> RoomAsync(CdmoPerson person) => (await person.Browser.GetAsync(person.Room("").TrimEnd('/'))).Expect(200).As<RoomAnswer>();
}

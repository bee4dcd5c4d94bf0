using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Selections;
using OtpNet;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>From the identity check to a signed gate, over HTTP.</summary>
[Collection(SelectionTests.Name)]
public class SigningTests(SelectionSite site)
{
    [Fact]
    public async Task A_signature_is_enrolled_after_a_check_asked_for_each_time_and_a_code_works_once()
    {
        using var journey = await site.BeginAsync();
        var director = journey.Director.Browser;
        await director.PostAsync("api/signature/removal", new { });
        Refused(await director.TryPostAsync("api/signature/authenticator", new { }), 409, "identity-not-checked");
        var me = (await director.GetAsync("api/session")).Text("personId");
        Refused(await director.TryPostAsync("api/signature/identity-checks", new { personId = me, how = "I know myself quite well." }), 403, "not-yours");
        await journey.Manager.Browser.PostAsync("api/signature/identity-checks", new { personId = me, how = "Known for years, seen face to face." });

        var key = (await director.PostAsync("api/signature/authenticator", new { })).Text("key");
        Refused(await director.TryPostAsync("api/signature/authenticator/confirmation", new { code = "000000" }), 400, "invalid-input");
        await director.PostAsync("api/signature/authenticator/confirmation", new { code = Code(key, -1) });
        Assert.Contains("authenticator app", (await director.GetAsync("signature", asPage: true)).Body, StringComparison.Ordinal);
        // One check, one enrolment.
        Refused(await director.TryPostAsync("api/signature/password", new { password = "four words and more", repeated = "four words and more" }), 409, "identity-not-checked");

        await journey.Manager.StepAsync(journey.Id, "gate-rules", new { rules = new[] { new { kind = "longlist", order = "sequence", signature = true, functions = new[] { "executive" } } } });
        await journey.ProposedAsync();
        await journey.ChooseAsync();
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count == 1)).Gates[0];
        var decision = $"gates/{Uri.EscapeDataString(gate.Id)}/decision";
        var spent = Code(key, 0);
        Refused(await journey.Director.RefusedAsync(journey.Id, decision, Approval(spent), 409), 409, "not-your-turn");
        // The manager has no second component and can neither approve nor sign.
        Refused(await journey.Manager.RefusedAsync(journey.Id, decision, Approval(null), 400), 400, "invalid-input");
        Refused(await journey.Manager.RefusedAsync(journey.Id, decision, Approval("123456"), 400), 400, "invalid-input");
        await SignByPasswordAsync(journey, decision);

        Refused(await journey.Director.RefusedAsync(journey.Id, decision, Approval(spent), 400), 400, "invalid-input");
        await journey.Director.StepAsync(journey.Id, decision, Approval(Code(key, 1)));
        var decided = (await journey.SeeStageAsync(Stage.Cda)).Gates[0];
        Assert.Equal([SigningMethod.Password, SigningMethod.Totp], decided.Decisions.Select(d => d.Signature!.Method));
        Assert.All(decided.Decisions, d => Assert.True(d.Signature!.Fits(d.SignedRecord(decided))));
        Assert.Contains((await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail")).Entries, e => e.Note.Action == "gate.signed");
        var page = (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/gates/{Uri.EscapeDataString(gate.Id)}", asPage: true)).Body;
        Assert.Contains("an electronic signature (session and authenticator app)", page, StringComparison.Ordinal);
        await director.PostAsync("api/signature/removal", new { });
        await journey.Manager.Browser.PostAsync("api/signature/removal", new { });
        await journey.CancelAsync();
    }

    private static async Task SignByPasswordAsync(Journey journey, string decision)
    {
        var manager = journey.Manager.Browser;
        await journey.Quality.Browser.PostAsync("api/signature/identity-checks", new { personId = (await manager.GetAsync("api/session")).Text("personId"), how = "Passport seen by video call." });
        Refused(await manager.TryPostAsync("api/signature/password", new { password = "short", repeated = "short" }), 400, "invalid-input");
        await manager.PostAsync("api/signature/password", new { password = "four words and more", repeated = "four words and more" });
        Refused(await journey.Manager.RefusedAsync(journey.Id, decision, Approval("four words and less"), 400), 400, "invalid-input");
        await journey.Manager.StepAsync(journey.Id, decision, Approval("four words and more"));
    }

    // Steps of thirty seconds, so that each code is typed once: the server accepts one step before and one after.
    private static string Code(string key, int steps) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(DateTime.UtcNow.AddSeconds(30 * steps));

    private static GateInput Approval(string? signature) => new("approve", "The list covers what we need.", signature);

    private static void Refused(Answer answer, int status, string type)
    {
        answer.Expect(status);
        Assert.EndsWith(type, answer.Text("type"), StringComparison.Ordinal);
    }
}

using CdmoFlow.Contracts;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Contracts;

/// <summary>An agreement signed electronically by the CDMO and approved by the sponsor, over HTTP.</summary>
[Collection(SelectionTests.Name)]
public class SignedAgreementTests(SelectionSite site)
{
    private const string Password = "four words and more";

    [Fact]
    public async Task A_person_of_the_selected_cdmo_signs_with_a_password_and_of_no_other_can_be_identified()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Contract);
        var winner = seen.State.WinnerId!;
        var (theirs, other) = (Contact(seen, winner), Contact(seen, seen.State.RunnerUpId!));
        var room = await journey.RoomAsync(winner);
        (await room.Browser.TryPostAsync("api/signature/password", new { password = Password, repeated = Password })).Expect(409);
        (await journey.Manager.Browser.TryPostAsync("api/signature/identity-checks", new { personId = other, how = "Seen in a video call today." })).Expect(403);
        (await room.Browser.TryPostAsync("api/signature/identity-checks", new { personId = theirs, how = "I know myself quite well." })).Expect(403);
        await journey.Manager.Browser.PostAsync("api/signature/identity-checks", new { personId = theirs, how = "Seen in a video call today." });
        await room.Browser.PostAsync("api/signature/password", new { password = Password, repeated = Password });
        Assert.DoesNotContain("/signature/identity-checks", (await room.Browser.GetAsync("signature", asPage: true)).Body, StringComparison.Ordinal);

        var agreement = (await journey.SeeAsync("the document is ready", s => Msa(s) is { DocumentSha256: not null })).Agreements.First(a => a.Kind == AgreementKind.Msa);
        (await room.Browser.TryPostAsync(Address(journey, winner), Act(agreement, "four words and less"))).Expect(400);
        await room.Browser.PostAsync(Address(journey, winner), Act(agreement, Password));
        await journey.Director.StepAsync(journey.Id, "agreements/msa/signature", Act(agreement, null));

        var executed = Msa(await journey.LookAsync())!;
        Assert.True(executed.IsExecuted);
        var (signed, approved) = (executed.Signatures.Single(s => s.Side == AgreementSide.Cdmo), executed.Signatures.Single(s => s.Side == AgreementSide.Sponsor));
        Assert.Equal(SigningMethod.Password, signed.Electronic!.Method);
        Assert.True(signed.Electronic.Fits(signed.SignedRecord(executed)));
        Assert.Null(approved.Electronic);
        var page = (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}", asPage: true)).Body;
        Assert.Contains("Signed electronically", page, StringComparison.Ordinal);
        Assert.Contains((await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail")).Entries, e => e.Note.Action == "agreement.signed_electronically");
        await room.Browser.PostAsync("api/signature/removal", new { });
        await journey.CancelAsync();
    }

    private static SignInput Act(Agreement agreement, string? signature) => new("The signer", "I approve this agreement for my company.", agreement.DocumentSha256, signature);

    private static string Address(Journey journey, string cdmoId) => $"api/rooms/{journey.Id}/{cdmoId}/agreements/msa/signature";

    private static string Contact(SelectionAnswer seen, string cdmoId) => seen.Candidates.First(c => c.CdmoId == cdmoId).ContactPersonId!;

    private static Agreement? Msa(SelectionAnswer seen) => seen.Agreements.FirstOrDefault(a => a.Kind == AgreementKind.Msa && a.CdmoId == seen.State.WinnerId);
}

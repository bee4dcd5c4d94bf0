using System.Text.RegularExpressions;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Rfp;

/// <summary>The RFP written over HTTP: from templates and earlier selections, checked, compared and looked at as a CDMO will see it.</summary>
[Collection(SelectionTests.Name)]
public partial class WritingTests(SelectionSite site)
{
    [Fact]
    public async Task An_RFP_begins_from_a_template_or_an_earlier_selection_and_says_what_is_vague_until_it_is_mended_or_kept()
    {
        using var earlier = await site.BeginAsync();
        using var journey = await site.BeginAsync(d => d with { Objectives = null, CurrentProcess = null, QualityRequirements = "An inspection within three years, audits as needed, and electronic batch records." });
        var rfp = $"selections/{journey.Id}/rfp";
        var choice = await PageAsync(journey, $"{rfp}/copy");
        Assert.Contains("from=template:biologic", choice, StringComparison.Ordinal);
        Assert.Contains($"from=selection:{earlier.Id}", choice, StringComparison.Ordinal);
        (await journey.Manager.Browser.GetAsync($"{rfp}/copy?from=selection:{journey.Id}", asPage: true)).Expect(404);
        var shown = await PageAsync(journey, $"{rfp}/copy?from=selection:{earlier.Id}");
        Assert.Contains("name=\"parts[]\" value=\"objectives\"", shown, StringComparison.Ordinal);
        Assert.Contains("name=\"replace[]\" value=\"qualityRequirements\"", shown, StringComparison.Ordinal);
        var seen = Seen().Match(shown).Groups["hash"].Value;

        await journey.Manager.RefusedAsync(journey.Id, "rfp/copy", new { from = $"selection:{earlier.Id}", parts = (string[])["qualityRequirements"], seen }, 400);
        await journey.Quality.RefusedAsync(journey.Id, "rfp/copy", new { from = $"selection:{earlier.Id}", parts = (string[])["objectives"] }, 403);
        await journey.Manager.StepAsync(journey.Id, "rfp/copy", new { from = $"selection:{earlier.Id}", parts = (string[])["objectives"], seen });
        await journey.Manager.RefusedAsync(journey.Id, "rfp/copy", new { from = $"selection:{earlier.Id}", section = 3, seen }, 409);
        await journey.Manager.StepAsync(journey.Id, "rfp/copy", new { from = "template:biologic", section = 3 });
        Assert.StartsWith("Material for the phase III trial", (await journey.LookAsync()).State.Brief.Objectives, StringComparison.Ordinal);
        var page = await PageAsync(journey, rfp);
        Assert.Contains("href=\"#field-currentProcess\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"field-currentProcess\"", page, StringComparison.Ordinal);
        Assert.Contains("<q>as needed</q>", page, StringComparison.Ordinal);

        // One form a section: what it does not name stays as it is.
        await journey.Manager.StepAsync(journey.Id, "rfp", new { currentProcess = "CHO cells in fed-batch culture for 14 days, protein A capture and two polishing columns.", services = "Process transfer\nRelease testing" });
        await journey.Manager.StepAsync(journey.Id, "rfp/wording", new { field = "qualityRequirements", reason = "Our quality agreement says when an audit is needed." });
        page = await PageAsync(journey, rfp);
        Assert.Contains("Nothing is missing.", page, StringComparison.Ordinal);
        Assert.Equal(["Process transfer", "Release testing"], (await journey.LookAsync()).State.Brief.Services);
        await journey.CancelAsync();
        await earlier.CancelAsync();
    }

    [Fact]
    public async Task The_room_is_seen_as_its_CDMO_will_see_it_without_a_trace_and_versions_are_compared()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.Cda);
        var store = site.App.Host.Services.GetRequiredService<SelectionStore>();
        var cdmo = (await journey.LookAsync()).Cdas.OrderBy(c => c.CdmoId, StringComparer.Ordinal).First().CdmoId;
        var path = $"selections/{journey.Id}/rfp/as-cdmo";
        var before = await store.PeekAsync(journey.Id);
        var preview = await PageAsync(journey, $"{path}/{cdmo}");
        Assert.Contains("The RFP is not out.", preview, StringComparison.Ordinal);
        Assert.Contains("Proposals are due by", preview, StringComparison.Ordinal);
        (await journey.Manager.Browser.GetAsync($"{path}/nobody-here", asPage: true)).Expect(404);
        (await journey.Quality.Browser.GetAsync($"{path}/{cdmo}", asPage: true)).Expect(403);
        Assert.Equal(before!.Trail, (await store.PeekAsync(journey.Id))!.Trail);

        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var room = await journey.RoomAsync(cdmo);
        await room.StepAsync("uploads", new { fileName = "our-secret-offer.pdf", length = 1000 });
        await journey.SubmitAsync(cdmo);
        await journey.Manager.StepAsync(journey.Id, "amendments", new { reason = "The dose was raised after the first trial.", dosageForm = "Prefilled syringe" });
        await journey.Manager.StepAsync(journey.Id, "amendments/issue");
        var own = (await room.Browser.GetAsync($"rooms/{journey.Id}/{cdmo}", asPage: true)).Expect(200).Body;
        preview = await PageAsync(journey, $"{path}/{cdmo}");
        Assert.Equal(Part(own), Part(preview));
        Assert.Contains("<fieldset disabled", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("our-secret-offer", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("proposal.pdf", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("/r/", preview, StringComparison.Ordinal);

        var versions = await journey.Manager.Browser.GetAsync<IReadOnlyList<RfpVersion>>($"api/selections/{journey.Id}/rfp/versions");
        Assert.Equal([(1, (int?)null), (2, 1)], versions.Select(v => (v.Number, v.Addendum)));
        Assert.Equal(("Sterile injectable", "Prefilled syringe"), (versions[0].Texts["dosageForm"], versions[1].Texts["dosageForm"]));
        var compared = await PageAsync(journey, $"selections/{journey.Id}/rfp/versions?from=1&to=2");
        Assert.Matches("<del>.*?Sterile injectable", compared);
        Assert.Contains("No word differs", await PageAsync(journey, $"selections/{journey.Id}/rfp/versions?from=2&to=2"), StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    // What both pages show of the amendments, without the form that only its CDMO can use.
    private static string Part(string page) => Regex.Replace(Amendments().Match(page).Value, "\\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task<string> PageAsync(Journey journey, string path) => (await journey.Manager.Browser.GetAsync(path, asPage: true)).Expect(200).Body;

    [GeneratedRegex("name=\"seen\" value=\"(?<hash>[0-9a-f]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Seen();

    [GeneratedRegex("<section id=\"amendments\">.*?</section>", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amendments();
}

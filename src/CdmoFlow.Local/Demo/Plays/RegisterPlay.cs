using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>The supplier register is uploaded and imported.</summary>
internal static class RegisterPlay
{
    /// <summary>Imports the invented register; answers how many rows were kept.</summary>
    public static async Task<int> ImportAsync(SponsorTeam team)
    {
        var manager = (await team.AsAsync(TeamRole.Manager)).Browser;
        var begun = await manager.PostAsync("api/register/imports", new { fileName = "demo-register.csv", length = DemoRegister.File.Length });
        await BlobUpload.PutAsync(new Uri(begun.Text("uploadUrl")), DemoRegister.File);
        var path = $"api/register/imports/{begun.Text("importId")}";
        await manager.PostAsync($"{path}/start");
        var done = await team.Site.SeeAsync("the register is imported", async () => (await manager.GetAsync(path)).Expect(200) is var answer && answer.Text("state") is "done" or "failed" ? answer : null);
        if (done.Text("state") != "done" || done.Text("errorCount") != "0") throw new StepFailedException($"The invented register was not imported cleanly: {done.Body}");
        return int.Parse(done.Text("goodRows"), System.Globalization.CultureInfo.InvariantCulture);
    }
}

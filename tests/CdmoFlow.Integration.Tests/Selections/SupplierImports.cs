using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>Fills the register as a person does: ask for an address, put the CSV there, start the import, wait for its end.</summary>
internal static class SupplierImports
{
    public static async Task RunAsync(SponsorPerson person)
    {
        var begun = await person.Browser.PostAsync("api/register/imports", new { fileName = "suppliers.csv", length = DemoRegister.File.Length });
        await BlobUpload.PutAsync(new Uri(begun.Text("uploadUrl")), DemoRegister.File);
        var path = $"api/register/imports/{begun.Text("importId")}";
        await person.Browser.PostAsync($"{path}/start");
        await DemoSite.UntilAsync("the suppliers are imported", async () => (await person.Browser.GetAsync(path)).Expect(200) is var answer && answer.Text("state") == "done" ? answer : null);
    }
}

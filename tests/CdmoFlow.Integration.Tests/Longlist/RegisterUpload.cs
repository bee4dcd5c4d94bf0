using System.Diagnostics;
using System.Text;
using CdmoFlow.Functions.Longlist;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Longlist;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Longlist;

/// <summary>Imports a CSV the way the page does: ask, put it into storage, start, look until it ended.</summary>
internal static class RegisterUpload
{
    internal static readonly string Header = string.Join(',', SupplierColumns.All);

    internal static string Row(string company, string site, string type = "cdmo") =>
        $"{company},Ireland,europe,{type},integrated,biologic,Sterile injectable,10,5000,L,FDA;EMA,no,Contact of {company},contact@{Slug.Of(company)}.example,{site},Cork,Ireland,FDA;EMA";

    internal static Task<ImportAnswer> RunAsync(SponsorClient client, string csv) => RunAsync(client, new MemoryStream(Encoding.UTF8.GetBytes(csv)));

    internal static async Task<ImportAnswer> RunAsync(SponsorClient client, Stream csv, Func<Task>? meanwhile = null)
    {
        var begun = await SponsorClient.BodyAsync<BeginImportAnswer>(await client.PostAsync("api/register/imports", new { fileName = "suppliers.csv", length = csv.Length }));
        using (var storage = new HttpClient())
        using (var put = new HttpRequestMessage(HttpMethod.Put, begun.UploadUrl) { Content = new StreamContent(csv) })
        {
            put.Headers.Add("x-ms-blob-type", "BlockBlob");
            (await storage.SendAsync(put)).EnsureSuccessStatusCode();
        }

        (await client.PostAsync($"api/register/imports/{begun.ImportId}/start")).EnsureSuccessStatusCode();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            var import = await SponsorClient.BodyAsync<ImportAnswer>(await client.GetAsync($"api/register/imports/{begun.ImportId}"));
            if (import.State is SupplierImportState.Done or SupplierImportState.Failed) return import;
            if (meanwhile is not null) await meanwhile();
            await Task.Delay(100);
        }

        throw new TimeoutException("The import did not end.");
    }

    internal static async Task<List<Company>> CompaniesAsync(LocalHost host, string prefix)
    {
        List<Company> found = [];
        await foreach (var company in host.Services.GetRequiredService<RegisterStore>().AllAsync())
        {
            if (company.Id.StartsWith(prefix, StringComparison.Ordinal)) found.Add(company);
        }

        return found;
    }

    internal static string DemoRegister()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CdmoFlow.sln"))) folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder.FullName, "src", "CdmoFlow.Local", "Demo", "demo-register.csv"));
    }
}

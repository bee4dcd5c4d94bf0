using System.Globalization;
using CdmoFlow.Benchmarks.Mail;
using CdmoFlow.Benchmarks.Runtime;
using CdmoFlow.Benchmarks.Upload;
using CdmoFlow.Benchmarks.Web;
using CdmoFlow.Local;

var web = args is ["web", .. var rest] ? WebOptions.Read(rest) : null;
int? mails = args switch
{
    ["mail"] => 10_000,
    ["mail", "--mails", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed > 0 => typed,
    _ => null,
};
int? megabytes = args switch
{
    ["upload"] => 1024,
    ["upload", "--megabytes", var size] when int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed > 0 => typed,
    _ => null,
};
if (web is null && mails is null && megabytes is null && args is not ["runtime", ..])
{
    await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project tests/CdmoFlow.Benchmarks -- runtime | mail [--mails 10000] | upload [--megabytes 1024] | web [--selections 1000] [--people 200] [--seconds 60]");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("cdmoflow-bench-").FullName;
try
{
    if (web is not null)
    {
        await WebBenchmark.RunAsync(folder, web);
        return 0;
    }

    if (mails is { } asked)
    {
        await MailBenchmark.RunAsync(folder, asked, seed: 20261125);
        return 0;
    }

    if (megabytes is { } large)
    {
        await UploadBenchmark.RunAsync(folder, large, rounds: 3, cdmos: 8);
        return 0;
    }

    await using var azurite = await Azurite.StartAsync(new() { DataFolder = folder });
    await RuntimeBenchmark.RunAsync(azurite.ConnectionString);
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return 0;

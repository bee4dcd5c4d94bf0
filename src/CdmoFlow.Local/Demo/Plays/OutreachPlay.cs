using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>A teaser without names goes out, and companies answer behind their links whether they have capacity.</summary>
internal static class OutreachPlay
{
    /// <summary>A teaser as the project manager writes it.</summary>
    /// <param name="introduction">The sentence above its facts.</param>
    public static object Teaser(string introduction) => new
    {
        introduction,
        modality = "Recombinant antibody",
        phase = "Phase II",
        scale = "200 to 2,000 L",
        services = "Process transfer, cGMP manufacturing of drug substance, release and stability testing",
        timing = "From the end of next year",
        region = "Europe or North America",
    };

    /// <summary>Writes the teaser and sends it to the contacts of companies.</summary>
    public static async Task SendAsync(Scene scene, IReadOnlyList<string> companies, string introduction)
    {
        var (manager, seen) = (await scene.ManagerAsync(), await scene.LookAsync());
        await manager.StepAsync(scene.Id, "teasers", Teaser(introduction));
        await manager.StepAsync(scene.Id, "outreach", new { cdmoIds = companies.Select(seen.IdOf).ToArray() });
    }

    /// <summary>A company has capacity in so many months.</summary>
    public static async Task AvailableAsync(Scene scene, string company, int months) =>
        await AnswerAsync(scene, company, new { answer = "available", earliestSlot = (await scene.TodayAsync()).AddMonths(months) });

    /// <summary>A company has none.</summary>
    public static Task NotAvailableAsync(Scene scene, string company, string reason) => AnswerAsync(scene, company, new { answer = "not_available", reason });

    private static async Task AnswerAsync(Scene scene, string company, object answer)
    {
        var mail = await scene.Site.Mails.WaitForAsync(DemoRegister.ContactOf(company).Email, "non-confidential");
        using var contact = scene.Site.NewBrowser();
        (await contact.GetAsync(mail.LinkPath, asPage: true)).Expect(200);
        await contact.PostAsync($"api{mail.LinkPath}", answer);
    }
}

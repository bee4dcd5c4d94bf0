using System.Globalization;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Longlist;
using CdmoFlow.Functions.Longlist.Outreach;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Proposals;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Records.Exports;
using CdmoFlow.Functions.Records.Retention;
using CdmoFlow.Functions.Rfp.Confidentiality;
using CdmoFlow.Functions.Scoping;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Functions.Selections.Webhooks;
using CdmoFlow.Mail;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Layout;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CdmoFlow.Functions;

/// <summary>Everything the functions need, registered once for both heads.</summary>
public static class CdmoFlowApp
{
    /// <summary>Adds services and the door. Wrong and missing settings stop the start, each with a sentence.</summary>
    public static IFunctionsWorkerApplicationBuilder AddCdmoFlow(this IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
        StartSettings.Demand(configuration);
        // Whatever the machine's language is: records and mails are English, pages choose for themselves.
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en");
        var services = builder.Services;
        var site = new SiteOptions(Required(configuration, "Site:BaseAddress").TrimEnd('/'), configuration["Site:Administrators"] ?? "");
        services.AddSingleton(site);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SignInLimits());
        services.TryAddSingleton(new WebhookOptions());
        services.AddSingleton(EntraOptions.Read(configuration));
        services.AddSingleton(new StorageOptions
        {
            ConnectionString = configuration["Storage:ConnectionString"],
            AccountName = configuration["Storage:AccountName"],
            FilesAccountName = configuration["Storage:FilesAccountName"],
            Prefix = configuration["Storage:Prefix"] ?? "",
        });
        services.AddSingleton(new SecretKeyOptions(configuration["Keys:Trail"], configuration["Keys:Links"], configuration["Keys:Checkpoint"], configuration["Keys:CheckpointVaultKey"]) { CheckpointEarlier = configuration["Keys:CheckpointEarlier"] });
        services.AddSingleton(new CheckpointOptions(configuration["Checkpoints:ConnectionString"], configuration["Checkpoints:AccountName"]));
        foreach (var type in (Type[])[
            typeof(StorageClients), typeof(SecretKeys), typeof(SelectionStore), typeof(SelectionIndex), typeof(OutboxStore), typeof(PeopleStore), typeof(TokenStore),
            typeof(RegisterStore), typeof(ImportStore), typeof(ImportFiles), typeof(LonglistCandidates), typeof(NamedContacts), typeof(AvailabilityStore), typeof(AvailabilityTokens), typeof(SealedDocuments), typeof(CdaTexts), typeof(NewSelections),
            typeof(DocumentStore), typeof(ExportSource), typeof(ExportPages), typeof(SelectionExport), typeof(CheckpointStore), typeof(Checkpoints), typeof(TrailChecks), typeof(SasLinks), typeof(AgreementUploads), typeof(DataProtectionBlobs),
            typeof(RestartSpine), typeof(WakeOverdue), typeof(WokenNotes), typeof(RestartMemo), typeof(RestartAddendum), typeof(RestartWatches), typeof(RestartSeals), typeof(RestartChecks), typeof(RestartAttachments), typeof(SettleRestored), typeof(MendSummary), typeof(ResendMails), typeof(ReportFailures), typeof(ReportStuck), typeof(MendSelection), typeof(RestartImports), typeof(SweepCodes), typeof(SweepStaging), typeof(Reconciler),
            typeof(StorageProbe), typeof(SweepNotes), typeof(InstallationFaults), typeof(Readiness), typeof(MyFaults), typeof(RestartInstance), typeof(RetryFaults), typeof(PurgeHistories), typeof(ReportTrail), typeof(VerifyTrails), typeof(AnonymisationDesk), typeof(ErasePerson), typeof(SiteAdministrators),
            typeof(RoomStore), typeof(ProposalBlobs), typeof(StagedBlobs), typeof(SealedFiles), typeof(CheckFile), typeof(SubmissionFiles), typeof(RoomDesk), typeof(UploadDesk), typeof(DraftDesk),
            typeof(SelectionPages), typeof(WriteMail), typeof(CopyRoomMails), typeof(MailCalendar), typeof(MessageIds), typeof(MailPace), typeof(MySelections), typeof(MySearch),
            typeof(WebhookStore), typeof(WebhookSecrets), typeof(WebhookTransport),
            typeof(Desk), typeof(Signals), typeof(HumanStep), typeof(Answers), typeof(SecurityHeaders), typeof(ServerErrors), typeof(OpenApiDocument),
            typeof(Sessions), typeof(SignInCodes), typeof(RoomTokens), typeof(MailLinks), typeof(CalendarStore), typeof(CalendarAddresses), typeof(MyTasks),
            typeof(SessionStore), typeof(SigningStore), typeof(Signing), typeof(SignedStep), typeof(EntraSignIn), typeof(SourceAddress), typeof(AbsenceStore), typeof(Absences), typeof(SettingsStore), typeof(HeldNotices), typeof(MailEventStore)])
        {
            services.AddSingleton(type);
        }

        var scanner = ScannerOptions.Read(configuration);
        services.TryAddSingleton<IMalwareScanner>(provider => scanner.Create(provider.GetRequiredService<SealedFiles>()));
        services.TryAddSingleton(provider => ScannerOptions.Quota(configuration, provider.GetRequiredService<IMalwareScanner>()));
        services.AddSingleton(HistoryRules.Read(configuration));
        services.AddCdmoFlowMail(configuration);
        // Addresses of requests hold personal links, so none is logged by the web framework or by clients; the scope that it lays around every line of a request would hold it, too.
        services.AddLogging(logs => logs.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None).AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning));
        services.AddHostedService<StorageSetup>();
        services.TryAddSingleton<PageChrome>();
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "X-Antiforgery-Token";
            o.Cookie.Name = site.IsSecure ? "__Host-cdmoflow-forms" : "cdmoflow-forms";
            o.Cookie.SecurePolicy = site.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
            // The door sets the frame rule for every answer.
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("cdmoflow");
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionBlobs, SecretKeyOptions>((o, blobs, keys) =>
        {
            o.XmlRepository = blobs;
            // A key made by ourselves lies in the same account: encrypting under it would protect nothing.
            if (!string.IsNullOrWhiteSpace(keys.Links)) o.XmlEncryptor = new KeyRingEncryptor(keys);
        });
        builder.UseMiddleware<Door>();
        return builder;
    }

    private static string Required(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"The setting {name.Replace(":", "__", StringComparison.Ordinal)} is missing; README.md explains every setting.");
}

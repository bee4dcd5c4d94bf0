using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Templates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Mail;

/// <summary>Registers what the functions need to write and send mail.</summary>
public static class MailServices
{
    /// <summary>Adds <see cref="SendGridMailer"/> and <see cref="MailTemplates"/>, with the settings of section <c>Mail</c>.</summary>
    public static IServiceCollection AddCdmoFlowMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<MailOptions>(configuration.GetSection(MailOptions.Section));
        services.AddHttpClient(SendGridMailer.ClientName, http => http.Timeout = TimeSpan.FromSeconds(30));
        services.AddSingleton<SendGridMailer>();
        services.AddSingleton<MailTemplates>();
        return services;
    }
}

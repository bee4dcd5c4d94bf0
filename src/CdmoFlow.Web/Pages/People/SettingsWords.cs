using CdmoFlow.Mail.Notifications;
using CdmoFlow.People;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.People;

/// <summary>What a person can choose of mails, in the reader's language.</summary>
internal static class SettingsWords
{
    /// <summary>The roles for which a way is chosen.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.ProjectManager, Role.Evaluator, Role.Auditor, Role.Approver, Role.Observer];

    /// <summary>The ways with the keys of their texts.</summary>
    public static IReadOnlyList<(NotificationMode Mode, string Words)> Modes { get; } =
        [(NotificationMode.Now, "People_SettingsNow"), (NotificationMode.Digest, "People_SettingsDigestMode"), (NotificationMode.Off, "People_SettingsOff")];

    /// <summary>An event.</summary>
    public static string Of(NotificationEvent notice) => T.Find($"Notices_{notice.Template}") ?? notice.Words;

    /// <summary>A way.</summary>
    public static string Of(NotificationMode mode) => T.Of(Modes.First(m => m.Mode == mode).Words);
}

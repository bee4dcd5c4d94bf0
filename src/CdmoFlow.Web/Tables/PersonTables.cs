using CdmoFlow.Mail.Notifications;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.People;
using CdmoFlow.Web.Pages.Retention;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of what people chose for themselves and of what becomes of their names.</summary>
internal static class PersonTables
{
    /// <summary>Which event reaches the reader how, by role.</summary>
    public static PageTable Notices(PersonSettings settings) => new(
        "notices",
        [T.Of("People_SettingsEvent"), .. SettingsWords.Roles.Select(Words.Of)],
        [.. NotificationEvent.All.Select(notice => (IReadOnlyList<TableCell>)
            [SettingsWords.Of(notice), .. SettingsWords.Roles.Select(role => (TableCell)SettingsWords.Of(notice.IsFixed ? NotificationMode.Now : settings.Of(role, notice.Template)))])]);

    /// <summary>Whose names are replaced by what; null where nothing was prepared.</summary>
    public static PageTable? Anonymisation(RetentionModel retention) => retention.Row.Anonymisation is not { } plan
        ? null
        : new(
            "anonymisation",
            [T.Of("Retention_Person"), T.Of("Retention_Side"), T.Of("Retention_Becomes")],
            [.. plan.People.Select(person => (IReadOnlyList<TableCell>)
                [retention.Of.NameOf(person.PersonId), person.CdmoId is { } cdmo ? retention.Of.Selection.NameOf(cdmo) : T.Of("Retention_Sponsor"), AnonymisationWords.Becomes(person)])]);
}

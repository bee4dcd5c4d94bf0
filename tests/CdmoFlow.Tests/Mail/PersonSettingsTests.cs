using CdmoFlow.Mail.Notifications;
using CdmoFlow.Mail.Templates;
using CdmoFlow.People;

namespace CdmoFlow.Tests.Mail;

public class PersonSettingsTests
{
    private static readonly PersonSettings Plain = new() { PersonId = "p" };

    [Fact]
    public void Every_mail_to_the_sponsors_people_is_an_event_or_goes_to_CDMOs_and_sign_in_alone()
    {
        string[] outside =
        [
            "answer_private", "answers_published", "audit_date_proposed", "availability_reminder", "availability_request", "award_notice", "cda_ended", "cda_follow_up", "cda_hand_in_decided", "cda_request", "colleague_ended", "colleague_link", "content_withheld", "daily_digest", "deadline_extended", "deadline_extended_other", "deadline_extended_own", "defect_window", "file_not_accepted", "proposal_admission", "proposal_registered", "question_consent", "question_refused", "registration_reminder", "regret", "reserve_notice", "rfp_amended", "rfp_invitation", "rfp_reminder", "room_lead", "room_link", "sign_in_code",
            "submission_confirmed", "submission_late", "submission_receipt", "submission_withdrawn",
        ];
        Assert.Equal(new MailTemplates().Names, NotificationEvent.All.Select(e => e.Template).Concat(outside).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_most_immediate_of_several_roles_wins()
    {
        var settings = Plain with { Modes = new Dictionary<string, NotificationMode> { ["project_manager|gate_decided"] = NotificationMode.Off, ["evaluator|gate_decided"] = NotificationMode.Digest } };
        Assert.Equal(NotificationMode.Digest, settings.ModeOf("gate_decided", new("p", [], [Role.ProjectManager, Role.Evaluator])));
        Assert.Equal(NotificationMode.Now, settings.ModeOf("gate_decided", new("p", [], [Role.ProjectManager, Role.Auditor])));
        Assert.Equal(NotificationMode.Now, settings.ModeOf("gate_decided", null));
    }

    [Fact]
    public void What_asks_for_an_own_act_cannot_be_switched_off()
    {
        var (_, refusal) = ChooseSettings.Read(Plain, new(false, null, new Dictionary<string, string?> { ["approver|gate_opened"] = "off" }));
        Assert.Equal("modes.approver|gate_opened", Assert.Single(refusal!.Errors).Field);
        // Nor by a row that was written otherwise.
        var forged = Plain with { Modes = new Dictionary<string, NotificationMode> { ["approver|gate_opened"] = NotificationMode.Off } };
        Assert.Equal(NotificationMode.Now, forged.ModeOf("gate_opened", new("p", [], [Role.Approver])));
    }

    [Fact]
    public void Wrong_settings_are_named_all_at_once()
    {
        var (_, refusal) = ChooseSettings.Read(Plain, new(true, "Mars/Olympus", new Dictionary<string, string?> { ["approver|gate_decided"] = "sometimes", ["boss|gate_decided"] = "off", ["gate_decided"] = "off" }));
        Assert.Equal(["modes.approver|gate_decided", "modes.boss|gate_decided", "modes.gate_decided", "timeZone"], refusal!.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    // Tokyo is nine hours ahead: seven there is ten in the evening before, in UTC.
    [InlineData("Asia/Tokyo", "2027-03-08T21:59Z", null, false)]
    [InlineData("Asia/Tokyo", "2027-03-08T22:00Z", null, true)]
    [InlineData("Asia/Tokyo", "2027-03-08T22:00Z", "2027-03-09", false)]
    [InlineData("Asia/Tokyo", "2027-03-05T22:00Z", null, false)]
    // The morning after New York turned its clocks on.
    [InlineData("America/New_York", "2027-03-15T10:59Z", "2027-03-12", false)]
    [InlineData("America/New_York", "2027-03-15T11:00Z", "2027-03-12", true)]
    public void The_summary_comes_at_seven_of_a_working_day_where_the_person_is_once(string zone, string now, string? last, bool due)
    {
        var settings = Plain with { TimeZone = zone, LastDigest = last is null ? null : DateOnly.ParseExact(last, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(due, settings.IsDigestDue(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), out _));
    }
}

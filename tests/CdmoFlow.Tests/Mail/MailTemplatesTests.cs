using CdmoFlow.Mail.Templates;

namespace CdmoFlow.Tests.Mail;

public class MailTemplatesTests
{
    private static readonly MailTemplates Templates = new();

    public static TheoryData<string> Names => [.. Templates.Names];

    private static Dictionary<string, string> Full(string template) => Templates.ValuesOf(template)
        .ToDictionary(name => name, name => name == "link" ? "https://cdmoflow.example/r/abc?x=1&y=2" : $"the {name}", StringComparer.Ordinal);

    [Fact]
    public void There_are_exactly_the_templates_that_the_outbox_names() => Assert.Equal(
        ["agreement_executed", "agreement_to_sign", "answer_private", "answers_due", "answers_published", "audit_date_answered", "audit_date_proposed", "audit_reluctant", "availability_answered", "availability_reminder", "availability_request", "award_notice",
         "cda_ended", "cda_expiring", "cda_follow_up", "cda_hand_in_decided", "cda_handed_in", "cda_request", "colleague_ended", "colleague_link", "content_withheld", "daily_digest", "deadline_extended", "deadline_extended_other", "deadline_extended_own", "defect_window", "deputy_named", "file_not_accepted", "gate_answer", "gate_decided", "gate_escalated", "gate_late_reminder", "gate_opened", "gate_question", "gate_reminder", "needs_attention", "proposal_admission", "proposal_registered", "proposals_closed", "question_asked", "question_consent", "question_refused", "ratings_due", "registration_reminder", "regret", "reserve_notice", "rfp_amended", "rfp_invitation", "rfp_reminder", "room_lead", "room_link", "scoring_assigned", "scoring_reminder", "selection_cancelled", "sign_in_code",
         "submission_confirmed", "submission_late", "submission_receipt", "submission_withdrawn", "task_assigned", "team_changed"],
        Templates.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_template_uses_all_its_values_and_leaves_no_placeholder(string template)
    {
        var mail = Templates.Render(template, Full(template));

        foreach (var part in new[] { mail.Subject, mail.Html, mail.Text })
        {
            Assert.DoesNotContain("{{", part, StringComparison.Ordinal);
            Assert.DoesNotContain("{%", part, StringComparison.Ordinal);
        }
        foreach (var name in Templates.ValuesOf(template).Where(n => n != "link"))
            Assert.Contains($"the {name}", mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.NotEmpty(mail.Subject);
        Assert.True(mail.Subject.Length < 140);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_template_renders_without_its_optional_values(string template)
    {
        var required = Full(template).Where(v => v.Key is "recipient" or "link" || IsRequired(template, v.Key)).ToDictionary(StringComparer.Ordinal);

        Assert.NotEmpty(Templates.Render(template, required).Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_link_comes_with_the_sentence_that_opening_it_decides_nothing(string template)
    {
        if (template == "sign_in_code")
            return;
        var mail = Templates.Render(template, Full(template));

        Assert.Contains("\nhttps://cdmoflow.example/r/abc?x=1&y=2\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://cdmoflow.example/r/abc?x=1&amp;y=2\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Nothing is decided, accepted or sent by opening it.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is decided, accepted or sent by opening it.", mail.Html, StringComparison.Ordinal);
    }

    [Theory, Trait("Category", "Threat")]
    [MemberData(nameof(Names))]
    public void XSS_in_a_mail_values_are_encoded_in_html_and_plain_in_text_and_subject(string template)
    {
        var values = Full(template);
        foreach (var name in values.Keys.Where(k => k != "link").ToList())
            values[name] = $"<script>{name}</script> & \u0001 \"co\"";

        var mail = Templates.Render(template, values);

        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<script>recipient</script> & \u0001 \"co\"", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;", mail.Subject + mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_a_reason_and_of_a_file_list_stay_lines()
    {
        var receipt = Templates.Render("submission_receipt", new Dictionary<string, string>(Full("submission_receipt"), StringComparer.Ordinal) { ["files"] = "a.pdf, 12 kB, 00ff\nb.pdf, 3 MB, 11ee" });
        var regret = Templates.Render("regret", new Dictionary<string, string>(Full("regret"), StringComparer.Ordinal) { ["feedback"] = "One.\r\nTwo." });

        Assert.Contains("- a.pdf, 12 kB, 00ff\n- b.pdf, 3 MB, 11ee\n", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("<li>b.pdf, 3 MB, 11ee</li>", receipt.Html, StringComparison.Ordinal);
        Assert.Contains("> One.\n> Two.\n", regret.Text, StringComparison.Ordinal);
        Assert.Contains("One.<br/>Two.", regret.Html, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Threat")]
    public void A_subject_is_one_line_whatever_the_value_holds()
    {
        var values = Full("task_assigned");
        values["task"] = "Score\r\nBcc: someone@else.example";

        Assert.Equal("the selection: Score Bcc: someone@else.example", Templates.Render("task_assigned", values).Subject);
    }

    [Theory]
    [InlineData("due")]
    [InlineData("recipient")]
    [InlineData("link")]
    public void A_missing_or_blank_value_is_named(string name)
    {
        var values = Full("task_assigned");
        values[name] = " ";
        Assert.Contains($"'task_assigned' lacks the value(s) {name}", Assert.Throws<ArgumentException>(() => Templates.Render("task_assigned", values)).Message, StringComparison.Ordinal);
        values.Remove(name);
        Assert.Contains(name, Assert.Throws<ArgumentException>(() => Templates.Render("task_assigned", values)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_template_is_named() =>
        Assert.Contains("'gate_lost'", Assert.Throws<ArgumentException>(() => Templates.Render("gate_lost", Full("gate_opened"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    public void A_link_that_is_no_web_address_is_refused(string link)
    {
        var values = Full("gate_opened");
        values["link"] = link;

        Assert.Throws<ArgumentException>(() => Templates.Render("gate_opened", values));
    }

    private static bool IsRequired(string template, string name)
    {
        var values = Full(template);
        values.Remove(name);
        try
        {
            _ = Templates.Render(template, values);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}

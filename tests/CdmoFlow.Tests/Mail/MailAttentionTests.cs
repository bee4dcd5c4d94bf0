using CdmoFlow.Mail;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Mail;

public class MailAttentionTests
{
    [Fact]
    public void Mails_that_wait_are_told_from_the_twelfth_try_on_once_and_taken_off_the_list_when_they_have_left()
    {
        var selection = Given.ASelection().Build();
        Assert.True(MailAttention.Late(selection, Mail(MailAttention.TryToTell - 1)).Change!.IsEmpty);

        var told = selection.After(MailAttention.Late(selection, Mail(MailAttention.TryToTell)).Change!);
        Assert.StartsWith(MailAttention.Waiting, Assert.Single(told.State.NeedsAttention), StringComparison.Ordinal);
        Assert.True(MailAttention.Late(told, Mail(40)).Change!.IsEmpty);

        Assert.Empty(told.After(MailAttention.Recovered(told).Change!).State.NeedsAttention);
        Assert.True(MailAttention.Recovered(selection).Change!.IsEmpty);
    }

    [Fact]
    public void A_mail_that_was_given_up_names_the_role_of_the_team_once()
    {
        var selection = Given.ASelection().Build();
        var told = selection.After(MailAttention.GivenUp(selection, Mail(1)).Change!);

        Assert.Contains("project manager", Assert.Single(told.State.NeedsAttention), StringComparison.Ordinal);
        Assert.True(MailAttention.GivenUp(told, Mail(1)).Change!.IsEmpty);
    }

    private static OutboxMail Mail(int attempts) => new()
    {
        Id = "0000000001-000",
        Order = MailOrder.Of("needs_attention", Given.Manager, MailLink.Selection("x")),
        QueuedAt = Given.Now,
        Attempts = attempts,
    };
}

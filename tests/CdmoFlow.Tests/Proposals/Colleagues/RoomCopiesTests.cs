using CdmoFlow.Mail;
using CdmoFlow.Mail.Templates;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Colleagues;

public class RoomCopiesTests
{
    private static readonly RoomColleague[] Room =
        [Colleague("p-ann"), Colleague("p-bob"), Colleague("p-waits", ColleagueState.Waiting), Colleague("p-gone", ColleagueState.Revoked), Colleague("p-other") with { CdmoId = "bravo" }];

    private static RoomColleague Colleague(string person, ColleagueState state = ColleagueState.Admitted) =>
        new() { CdmoId = "alpha", PersonId = person, State = state, Function = "Engineer", Domain = "alpha.example", Admission = 1, AddedBy = "p-alpha", AddedAt = Given.Now };

    private static OutboxMail Mail(string template, string to = "p-alpha") => new() { Id = "0000000007-001", Order = MailOrder.Of(template, to, MailLink.Room("alpha"), ("reason", "x")), QueuedAt = Given.Now };

    [Fact]
    public void Everybody_who_is_in_gets_one_message_of_their_own_with_an_id_that_stays()
    {
        var mail = Mail("answers_published");
        var copies = RoomCopies.Of(mail, "p-alpha", Room);
        Assert.Equal(["p-ann", "p-bob"], copies.Select(c => c.Order.ToPersonId));
        Assert.All(copies, c => Assert.Equal((mail.Id, mail.Order.Template, OutboxState.Queued), (c.CopyOf, c.Order.Template, c.State)));
        Assert.Equal(copies.Select(c => c.Id), RoomCopies.Of(mail, "p-alpha", Room.Reverse()).OrderBy(c => c.Order.ToPersonId, StringComparer.Ordinal).Select(c => c.Id));
        Assert.Equal(3, copies.Select(c => c.Id).Append(mail.Id).Distinct(StringComparer.Ordinal).Count());
        // Beside their mail in the order of keys, and made of what reports of the mail service are believed for.
        Assert.All(copies, c => Assert.Matches("^0000000007-001-[0-9]{12}$", c.Id));
    }

    [Fact]
    public void A_receipt_for_a_colleague_reaches_the_lead_too() =>
        Assert.Equal(["p-alpha", "p-bob"], RoomCopies.Of(Mail("submission_receipt", "p-ann"), "p-alpha", Room).Select(c => c.Order.ToPersonId).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("rfp_reminder", true)]
    [InlineData("rfp_amended", true)]
    [InlineData("submission_receipt", true)]
    [InlineData("colleague_link", false)]
    [InlineData("room_link", false)]
    [InlineData("room_lead", false)]
    [InlineData("sign_in_code", false)]
    [InlineData("award_notice", false)]
    public void What_is_meant_for_one_person_is_copied_to_nobody(string template, bool expected) => Assert.Equal(expected, RoomCopies.IsToAll(Mail(template)));

    [Fact]
    public void A_copy_a_mail_that_was_taken_one_sent_again_and_one_to_the_sponsor_are_not_copied()
    {
        var mail = Mail("rfp_reminder");
        Assert.False(RoomCopies.IsToAll(mail with { CopyOf = "0000000007-000" }));
        Assert.False(RoomCopies.IsToAll(mail with { State = OutboxState.Claimed, Attempts = 1 }));
        Assert.False(RoomCopies.IsToAll(mail with { State = OutboxState.Sent, Attempts = 1 }));
        Assert.False(RoomCopies.IsToAll(mail with { Order = mail.Order with { Link = MailLink.Page("/tasks") } }));
        var again = ResendMail.Decide(Given.ASelection().Build(), Mail("submission_receipt") with { State = OutboxState.Sent }, new("The address was corrected."), Given.AsManager, Given.Now).Change!.Mails.Single();
        Assert.False(RoomCopies.IsToAll(mail with { Order = again }));
    }

    [Fact]
    public void Nothing_leaves_for_somebody_who_has_no_place_in_the_room_any_more()
    {
        Assert.True(RoomCopies.HasLeft(Mail("rfp_reminder", "p-gone"), "p-alpha", Room));
        Assert.False(RoomCopies.HasLeft(Mail("rfp_reminder", "p-gone"), "p-gone", Room));
        Assert.False(RoomCopies.HasLeft(Mail("colleague_link", "p-ann"), "p-alpha", Room));
        Assert.False(RoomCopies.HasLeft(Mail("rfp_reminder"), "p-alpha", Room));
    }

    [Fact]
    public void Every_template_that_is_copied_exists()
    {
        var names = new MailTemplates().Names.ToHashSet(StringComparer.Ordinal);
        Assert.Equal(21, names.Count(name => RoomCopies.IsToAll(Mail(name))));
    }
}

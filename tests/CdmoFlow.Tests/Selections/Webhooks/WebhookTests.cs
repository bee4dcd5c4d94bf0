using System.Net;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Tests.Selections.Webhooks;

public class WebhookTests
{
    private static readonly Webhook Hook = new() { Id = "a1", Address = "https://erp.example/hooks", CreatedBy = Given.Manager, CreatedAt = Given.Now };

    [Fact]
    public void A_message_is_signed_as_the_Standard_Webhooks_describe_it() => Assert.Equal(
        // The example that its own libraries are tested with.
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        new WebhookMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}").Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 1614265330));

    [Fact]
    public void A_message_says_selection_stage_and_time_and_nothing_else()
    {
        var call = Assert.Single(Calls(Given.ASelection().In(Stage.Opening).With(Hook).Build(), Stage.Scoring));
        var message = WebhookMessage.Of("s1", call);
        Assert.Equal("{\"type\":\"selection.stage_entered\",\"timestamp\":\"2027-03-01T09:00:00+00:00\",\"data\":{\"selectionId\":\"s1\",\"stage\":\"scoring\",\"enteredAt\":\"2027-03-01T09:00:00+00:00\"}}", message.Body);
        Assert.Equal("msg_s1_0000000007-0-a1", message.Id);
    }

    [Fact]
    public void Each_webhook_that_is_on_is_told_of_each_stage_entered_and_of_nothing_else()
    {
        var selection = Given.ASelection().In(Stage.Opening).With(Hook).With(Hook with { Id = "b2" }).With(Hook with { Id = "c3", DisabledAt = Given.Now }).Build();
        Assert.Equal(["a1", "b2"], Calls(selection, Stage.Scoring).Select(c => c.WebhookId));
        Assert.Empty(WebhookRules.CallsOf(selection, selection.After(new Change().Put(selection.State with { DueAt = Given.Now })), 7));
        Assert.Empty(Calls(Given.ASelection().In(Stage.Opening).Build(), Stage.Scoring));
    }

    [Fact]
    public void Pauses_grow_to_most_of_a_day_with_a_fifth_of_chance()
    {
        Assert.Equal(TimeSpan.FromSeconds(48), WebhookRules.Pause(1, 0));
        Assert.Equal(TimeSpan.FromSeconds(72), WebhookRules.Pause(1, 1));
        Assert.Equal(TimeSpan.FromHours(20), WebhookRules.Pause(50, 0.5));
        var pauses = Enumerable.Range(1, 7).Select(i => WebhookRules.Pause(i, 0.5)).ToList();
        Assert.Equal(pauses.Order(), pauses);
    }

    [Theory]
    [Trait("Category", "Threat")]
    [InlineData("http://erp.example/", "must begin with https")]
    [InlineData("ftp://erp.example/", "must begin with https")]
    [InlineData("erp.example", "whole address")]
    [InlineData("https://user:secret@erp.example/", "name or a password")]
    [InlineData("https://erp.example/#part", "# part")]
    [InlineData("https://localhost/", "closed network")]
    [InlineData("https://127.0.0.1/", "closed network")]
    [InlineData("https://2130706433/", "closed network")]
    [InlineData("https://0x7f.1/", "closed network")]
    [InlineData("https://[::1]/", "closed network")]
    [InlineData("https://[::ffff:10.0.0.1]/", "closed network")]
    [InlineData("https://169.254.169.254/latest/meta-data", "closed network")]
    [InlineData("https://168.63.129.16/", "closed network")]
    public void SSRF_through_webhook_addresses_that_lead_elsewhere_than_to_the_open_internet_is_refused(string address, string words)
    {
        var refusal = Register(Given.ASelection().In(Stage.Scoping).Build(), address).Refusal!;
        Assert.Contains(words, refusal.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "Threat")]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    [InlineData("ff02::1", false)]
    public void SSRF_which_addresses_are_of_the_open_internet(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void Registering_switching_off_and_their_limits()
    {
        var selection = Given.ASelection().In(Stage.Scoping).With(Hook).Build();
        var change = Register(selection, " https://other.example/path-that-is-secret ").Change!;
        Assert.Equal("https://other.example/path-that-is-secret", change.Rows.OfType<Webhook>().Single().Address);
        Assert.DoesNotContain("secret", string.Join(' ', change.Trail), StringComparison.Ordinal);
        Assert.Equal("registered-already", Register(selection, Hook.Address).Refusal!.Type);
        Assert.Equal("too-many", Register(Given.ASelection().In(Stage.Scoping).With(Hook).With(Hook with { Id = "b" }).With(Hook with { Id = "c" }).Build(), "https://x.example/").Refusal!.Type);
        Assert.Equal("wrong-stage", Register(Given.ASelection().In(Stage.Contracted).Build(), "https://x.example/").Refusal!.Type);
        Assert.False(DisableWebhook.Decide(selection, "a1", Given.Now).Change!.Rows.OfType<Webhook>().Single().IsOn);
        Assert.Equal("not-found", DisableWebhook.Decide(selection, "zz", Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_message_that_is_given_up_becomes_a_task_until_it_is_sent_again_or_its_webhook_is_off()
    {
        var call = Calls(Given.ASelection().In(Stage.Opening).With(Hook).Build(), Stage.Scoring)[0];
        var given = Given.ASelection().In(Stage.Scoring).With(Hook).With(call);
        given.With(GiveUpCall.Decide(given.Build(), call.Id, "HTTP 500").Change!.Rows.OfType<WebhookCall>().Single());
        Assert.Contains(OpenTasks.Of(given.Build()), t => t.What == "Look after a webhook" && t.PersonId == Given.Manager && t.Path.EndsWith("/webhooks", StringComparison.Ordinal));
        var again = ResendCall.Decide(given.Build(), call.Id, Given.Now.AddDays(6)).Change!.Rows.OfType<WebhookCall>().Single();
        Assert.Equal((WebhookCallState.Waiting, Given.Now.AddDays(6), 0), (again.State, again.Since, again.Attempts));
        Assert.DoesNotContain(OpenTasks.Of(given.With(Hook with { DisabledAt = Given.Now }).Build()), t => t.What == "Look after a webhook");
        Assert.Equal("webhook-off", ResendCall.Decide(given.Build(), call.Id, Given.Now).Refusal!.Type);
    }

    private static IReadOnlyList<WebhookCall> Calls(Selection before, Stage stage) =>
        WebhookRules.CallsOf(before, before.After(new Change().Put(before.State.Enter(stage, Given.Now))), 7);

    private static Outcome Register(Selection selection, string address) => RegisterWebhook.Decide(selection, new WebhookInput(address), "new", allowLocal: false, Given.AsManager, Given.Now);
}

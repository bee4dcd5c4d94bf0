using System.Text;
using CdmoFlow.Mail.Webhook;

namespace CdmoFlow.Tests.Mail;

/// <summary>The vector that the mail service publishes with its own libraries.</summary>
public class MailEventSignatureTests
{
    private const string Key = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
    private const string Signature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";
    private const string Timestamp = "1600112502";
    private const string Body = "[{\"email\":\"hello@world.com\",\"event\":\"dropped\",\"reason\":\"Bounced Address\",\"sg_event_id\":\"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA\",\"sg_message_id\":\"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0\",\"smtp-id\":\"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>\",\"timestamp\":1600112492}]\r\n";

    [Fact]
    public void The_published_vector_fits() => Assert.True(MailEventSignature.Fits(Key, Signature, Timestamp, Encoding.UTF8.GetBytes(Body)));

    [Theory]
    [InlineData("1600112503", Body)]
    [InlineData(Timestamp, "[]")]
    public void Another_time_or_another_body_does_not(string timestamp, string body) => Assert.False(MailEventSignature.Fits(Key, Signature, timestamp, Encoding.UTF8.GetBytes(body)));

    [Theory, Trait("Category", "Threat")]
    [InlineData(Key, "")]
    [InlineData(Key, "not base64!")]
    [InlineData("", Signature)]
    [InlineData("AAAA", Signature)]
    public void A_forged_webhook_with_a_malformed_key_or_signature_does_not_fit(string key, string signature) => Assert.False(MailEventSignature.Fits(key, signature, Timestamp, Encoding.UTF8.GetBytes(Body)));

    [Fact]
    public void A_report_is_read_without_its_address()
    {
        var report = Assert.Single(MailEvent.Read(Encoding.UTF8.GetBytes(Body))!);
        Assert.Equal(("dropped", 1600112492L, (string?)null), (report.Kind, report.Timestamp, report.MessageId));
        Assert.Null(MailEvent.Read("{}"u8));
        Assert.Null(MailEvent.Read("[{\"event\":"u8));
    }
}

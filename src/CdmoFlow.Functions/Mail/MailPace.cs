using System.Globalization;
using System.Threading.RateLimiting;

namespace CdmoFlow.Functions.Mail;

/// <summary>Keeps this process below the pace that the mail service takes: what would be refused as too many waits here instead of being tried again.</summary>
public sealed class MailPace : IDisposable
{
    /// <summary>Mails a second unless set.</summary>
    public const int Usual = 25;

    private readonly TokenBucketRateLimiter limiter;

    /// <summary>Takes the pace from the setting <c>Mail__PerSecond</c>.</summary>
    /// <exception cref="InvalidOperationException">The setting is no number above zero.</exception>
    public MailPace(IConfiguration configuration)
    {
        var text = configuration["Mail:PerSecond"];
        var perSecond = Usual;
        if (!string.IsNullOrWhiteSpace(text) && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out perSecond) || perSecond == 0))
            throw new InvalidOperationException("The setting Mail__PerSecond is not a whole number above zero.");
        limiter = new(new()
        {
            // Four seconds' worth may leave at once: the mails of one decision are not spread over seconds.
            TokenLimit = perSecond * 4,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = int.MaxValue,
        });
    }

    /// <summary>Returns when the next mail may leave; first come, first served, in real time.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        using var turn = await limiter.AcquireAsync(1, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}

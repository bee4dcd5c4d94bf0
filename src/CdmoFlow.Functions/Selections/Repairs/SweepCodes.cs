using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>One-time codes that expired long ago and old notes about reports of the mail service are removed, by the real clock under which they expire.</summary>
public sealed class SweepCodes(TokenStore tokens, MailEventStore reports)
{
    /// <summary>Removes them and answers how many there were.</summary>
    public async Task<int> MendAsync(CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        return await tokens.SweepCodesAsync(now, cancellationToken) + await reports.SweepAsync(now, cancellationToken);
    }
}

using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>One-time codes that expired long ago are removed, by the real clock under which they expire.</summary>
public sealed class SweepCodes(TokenStore tokens)
{
    /// <summary>Removes them and answers how many there were.</summary>
    public Task<int> MendAsync(CancellationToken cancellationToken) => tokens.SweepCodesAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
}

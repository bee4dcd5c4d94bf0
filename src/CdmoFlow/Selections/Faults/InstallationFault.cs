using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Records;

namespace CdmoFlow.Selections.Faults;

/// <summary>What went wrong with the installation itself, and waits for an administrator of the site: there is no readable selection that could keep it.</summary>
public sealed record InstallationFault
{
    /// <summary>Derived from kind and subject: the same thing going wrong again is the same fault.</summary>
    public required string Id { get; init; }

    /// <summary>What went wrong.</summary>
    public required InstallationFaultKind Kind { get; init; }

    /// <summary>The id of the selection it concerns.</summary>
    public required string Subject { get; init; }

    /// <summary>Tells one failure from the next, such as the kind of exception or the day of a checkpoint: a dismissed fault comes back when this changes. Nothing sealed, no address.</summary>
    public required string Mark { get; init; }

    /// <summary>Since when, business time.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Person id of who dismissed it; null while it waits.</summary>
    public string? DismissedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DismissedAt { get; init; }

    /// <summary>Why nothing need be done.</summary>
    public string? Reason { get; init; }

    /// <summary>It waits for a person.</summary>
    public bool IsPending => DismissedAt is null;

    /// <summary>A fault as it is found.</summary>
    public static InstallationFault Found(InstallationFaultKind kind, string selectionId, string mark, DateTimeOffset now) => new()
    {
        Id = $"{EnumNames.Of(kind)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(selectionId)))[..12]}",
        Kind = kind,
        Subject = selectionId,
        Mark = mark,
        Since = now,
    };

    /// <summary>What is to be written of what was found: what is new, and what was dismissed and failed anew.</summary>
    public static IReadOnlyList<InstallationFault> News(IReadOnlyList<InstallationFault> known, IEnumerable<InstallationFault> found) =>
        [.. found.Where(f => known.FirstOrDefault(k => k.Id == f.Id) is not { } before || (!before.IsPending && before.Mark != f.Mark))];

    /// <summary>Those of the kinds that were looked for and not found again: they are over.</summary>
    public static IReadOnlyList<InstallationFault> Over(IReadOnlyList<InstallationFault> known, IReadOnlyCollection<InstallationFaultKind> lookedFor, IEnumerable<InstallationFault> found)
    {
        var ids = found.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return [.. known.Where(k => lookedFor.Contains(k.Kind) && !ids.Contains(k.Id))];
    }
}

/// <summary>What can go wrong with an installation.</summary>
public enum InstallationFaultKind
{
    /// <summary>The rows of a selection cannot be read: nothing looks after it.</summary>
    UnreadableSelection,

    /// <summary>A row of a selection's trail cannot be read: the trail cannot be checked.</summary>
    UnreadableTrail,

    /// <summary>A checkpoint saw a selection that is gone.</summary>
    RemovedSelection,
}

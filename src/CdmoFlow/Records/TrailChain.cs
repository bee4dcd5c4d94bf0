using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.People;

namespace CdmoFlow.Records;

/// <summary>Links audit-trail rows to a chain and checks one: a changed, removed or inserted row breaks it at a named place.</summary>
public static class TrailChain
{
    /// <summary>The action that a restored trail goes on with.</summary>
    public const string Imported = "selection.imported";

    /// <summary>Adds notes behind a head.</summary>
    public static (IReadOnlyList<TrailEntry> Entries, TrailHead Head) Append(
        TrailHead head, IReadOnlyList<TrailNote> notes, Actor actor, DateTimeOffset now, ReadOnlySpan<byte> key)
    {
        List<TrailEntry> entries = [];
        foreach (var note in notes)
        {
            var entry = Seal(
                new TrailEntry
                {
                    Sequence = head.Sequence + 1,
                    At = now.ToUniversalTime(),
                    Actor = actor.PersonId,
                    OnBehalfOf = actor.OnBehalfOf,
                    Role = actor.Role,
                    Note = note,
                    PreviousHash = head.Hash,
                    Hash = "",
                    KeyedHash = "",
                },
                key);
            entries.Add(entry);
            head = new TrailHead(entry.Sequence, entry.Hash);
        }

        return (entries, head);
    }

    /// <summary>Checks rows in order against the head; returns null when whole, else a sentence that names the first break. Without the key the keyed hashes are left out.</summary>
    public static string? FirstBreak(IEnumerable<TrailEntry> entries, TrailHead head, ReadOnlySpan<byte> key)
    {
        var last = TrailHead.Empty;
        var vouched = 0L;
        if (!key.IsEmpty)
        {
            IReadOnlyList<TrailEntry> all = [.. entries];
            (entries, vouched) = (all, VouchedFrom(all, key));
        }

        foreach (var entry in entries)
        {
            if (entry.Sequence != last.Sequence + 1) return $"Row {last.Sequence + 1} is missing: the next row is {entry.Sequence}.";
            if (!string.Equals(entry.PreviousHash, last.Hash, StringComparison.Ordinal)) return $"Row {entry.Sequence} does not continue row {last.Sequence}.";
            var expected = Seal(entry, key);
            if (!string.Equals(expected.Hash, entry.Hash, StringComparison.Ordinal)) return $"Row {entry.Sequence} was changed after it was written.";
            if (!key.IsEmpty && entry.Sequence >= vouched && !ConstantTime.Same(expected.KeyedHash, entry.KeyedHash)) return $"Row {entry.Sequence} was written without the trail's key.";
            last = new TrailHead(entry.Sequence, entry.Hash);
        }

        return last == head ? null : $"The trail ends at row {last.Sequence}, but the selection says {head.Sequence}: its end was cut off or replaced.";
    }

    /// <summary>
    /// The last row that says that the rows before it were taken over from another installation, and bears our own keyed hash: it covers the hash of the row before and with it all of them, so that
    /// their own keyed hashes, made with a key that we do not have, are not needed. 0 where there is none.
    /// </summary>
    private static long VouchedFrom(IReadOnlyList<TrailEntry> entries, ReadOnlySpan<byte> key)
    {
        foreach (var entry in entries.Where(e => e.Note.Action == Imported).Reverse())
        {
            if (ConstantTime.Same(Seal(entry, key).KeyedHash, entry.KeyedHash)) return entry.Sequence;
        }

        return 0;
    }

    private static TrailEntry Seal(TrailEntry entry, ReadOnlySpan<byte> key)
    {
        var content = JsonSerializer.Serialize(entry with { Hash = "", KeyedHash = "" }, Json.Options);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(content));
        return entry with { Hash = Convert.ToHexStringLower(hash), KeyedHash = Convert.ToHexStringLower(HMACSHA256.HashData(key, hash)) };
    }
}

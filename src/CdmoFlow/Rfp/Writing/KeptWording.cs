using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Words that the check calls vague and that the project manager wants to stand as they are. It holds for exactly those words: when they change, the check speaks again.</summary>
public sealed record KeptWording : ISelectionRow
{
    /// <summary>The field of the gap.</summary>
    public required string Field { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Field);

    /// <summary>SHA-256 of the words, hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Why they are clear enough.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided it; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>The row key of a field.</summary>
    public static string KeyOf(string field) => $"wording|{field}";

    /// <summary>What identifies the words of a gap: its field, what was found and the whole part of the RFP.</summary>
    public static string FingerprintOf(RfpGap gap, Brief brief)
    {
        var name = gap.Field.Split('[')[0];
        var text = RfpPart.All.FirstOrDefault(p => p.Key == name)?.TextOf(RfpContent.Of(brief));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{gap.Field}|{gap.Found}|{text}")));
    }
}

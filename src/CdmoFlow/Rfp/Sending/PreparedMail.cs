using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>What the project manager prepared for one company before the RFP goes out: words of its own in the mail, a mail that waits, or no mail at all.</summary>
public sealed record PreparedMail : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>The RFP round it was prepared for; in another round it says nothing.</summary>
    public required int Round { get; init; }

    /// <summary>What becomes of the mail.</summary>
    public required PreparedChoice Choice { get; init; }

    /// <summary>A subject line in the template's place; null for the template's own.</summary>
    public string? Subject { get; init; }

    /// <summary>A paragraph above the text; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Why the company is left out; null for every other choice.</summary>
    public string? Reason { get; init; }

    /// <summary>Who prepared it last; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The row key of a company.</summary>
    public static string KeyOf(string cdmoId) => $"prepared-mail|{cdmoId}";

    /// <summary>What was prepared for a company in the current round; null where nothing was.</summary>
    public static PreparedMail? Of(Selection selection, string cdmoId) =>
        selection.Find<PreparedMail>(KeyOf(cdmoId)) is { } prepared && prepared.Round == selection.State.RfpRound ? prepared : null;
}

/// <summary>What becomes of a company's invitation when the RFP goes out.</summary>
public enum PreparedChoice
{
    /// <summary>It leaves with the others.</summary>
    Send,

    /// <summary>It waits until a project manager releases it; the company is invited at that moment.</summary>
    Hold,

    /// <summary>The company gets none and is out of the selection.</summary>
    LeaveOut,
}

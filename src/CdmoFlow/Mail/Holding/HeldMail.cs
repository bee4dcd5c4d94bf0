using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>A mail that waits for a project manager, or what became of it. It lies in the selection, so that of two who decide at once only one can.</summary>
public sealed record HeldMail : ISelectionRow
{
    /// <summary>Unique in its selection: the trail sequence that ordered it and a counter.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Id);

    /// <summary>What is to be sent to whom.</summary>
    public required MailOrder Order { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>What was decided; null while it waits.</summary>
    public HeldMailChoice? Choice { get; init; }

    /// <summary>Who decided; key into the people table.</summary>
    public string? ChosenBy { get; init; }

    /// <summary>The row key of a held mail.</summary>
    public static string KeyOf(string id) => $"mail-held|{id}";
}

/// <summary>What became of a held mail.</summary>
public enum HeldMailChoice
{
    /// <summary>It went out, perhaps edited.</summary>
    Released,

    /// <summary>It was not sent.</summary>
    Dropped,
}

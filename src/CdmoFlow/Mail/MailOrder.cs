namespace CdmoFlow.Mail;

/// <summary>One mail to one person, as a decision asks for it: a template and values, never a secret and never an address.</summary>
/// <param name="Template">Name of the template, such as <c>gate_opened</c>.</param>
/// <param name="ToPersonId">Key into the people table.</param>
/// <param name="Link">Where the mail's link leads.</param>
public sealed record MailOrder(string Template, string ToPersonId, MailLink Link)
{
    /// <summary>Values for the template beside the common ones (recipient, selection, sponsor, link).</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The submission whose files the mail lists. They are looked up when it is sent: the outbox lies where the sponsor may read it, and they are sealed.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>A subject line that a person typed in the template's place; null for the template's own.</summary>
    public string? Subject { get; init; }

    /// <summary>A paragraph that a person put above the text; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>True for a mail that waits for a project manager whatever the rule of its selection says.</summary>
    public bool Waits { get; init; }

    /// <summary>True once a person has let it go: it waits no second time.</summary>
    public bool IsReleased { get; init; }

    /// <summary>True for a mail that goes to its addressee alone although others in the room got it too: sent again to one.</summary>
    public bool IsToOne { get; init; }

    /// <summary>A mail with values given as pairs.</summary>
    public static MailOrder Of(string template, string toPersonId, MailLink link, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values) map[key] = value;
        return new MailOrder(template, toPersonId, link) { Values = map };
    }
}

/// <summary>Where a mail's link leads: a page of the site, or a CDMO's room by a token that is derived only when the mail is sent.</summary>
/// <param name="Path">Site path for the sponsor's people; ignored for a room.</param>
/// <param name="RoomOf">The CDMO whose room is meant; null for a page.</param>
public sealed record MailLink(string? Path, string? RoomOf = null)
{
    /// <summary>The company whose page for its answer to the teaser is meant; null for another link. It opens through the recipient's personal token, like a room.</summary>
    public string? AvailabilityOf { get; init; }

    /// <summary>The company that the mail is for, by its room or its answer; null for the sponsor's people.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? CdmoId => RoomOf ?? AvailabilityOf;

    /// <summary>A page of the site.</summary>
    public static MailLink Page(string path) => new(path);

    /// <summary>The room of a CDMO, opened through the recipient's personal token.</summary>
    public static MailLink Room(string cdmoId) => new(null, cdmoId);

    /// <summary>The page on which a company answers the teaser, opened through the recipient's personal token.</summary>
    public static MailLink Availability(string cdmoId) => new((string?)null) { AvailabilityOf = cdmoId };

    /// <summary>The page of a selection.</summary>
    public static MailLink Selection(string selectionId) => new($"/selections/{selectionId}");

    /// <summary>The page of a gate.</summary>
    public static MailLink Gate(string selectionId, string gateId) => new($"/selections/{selectionId}/gates/{Uri.EscapeDataString(gateId)}");
}

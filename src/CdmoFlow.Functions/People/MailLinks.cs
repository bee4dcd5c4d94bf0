using CdmoFlow.Mail;

namespace CdmoFlow.Functions.People;

/// <summary>Builds the addresses in mails: the one place that does, and it is tested.</summary>
public sealed class MailLinks(SiteOptions site, RoomTokens tokens, AvailabilityTokens availability)
{
    /// <summary>Where the mail's link leads. A room's token is derived now, so that the outbox never holds one.</summary>
    public async Task<string> AddressAsync(string selectionId, MailOrder order) => order.Link switch
    {
        { RoomOf: { } cdmoId } => $"{site.BaseAddress}/r/{await tokens.IssueAsync(selectionId, cdmoId, order.ToPersonId)}",
        { AvailabilityOf: { } cdmoId } => $"{site.BaseAddress}/availability/{await availability.IssueAsync(selectionId, cdmoId, order.ToPersonId)}",
        _ => $"{site.BaseAddress}{order.Link.Path}",
    };
}

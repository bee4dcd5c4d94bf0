using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Templates;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Mail;

/// <summary>Turns an order into the words of a mail: for its recipient with everything, for a reader of the sponsor without what is not theirs.</summary>
public sealed class WriteMail(MailTemplates templates, SubmissionFiles files, SiteOptions site)
{
    /// <summary>The mail as it leaves.</summary>
    /// <param name="state">The selection it belongs to.</param>
    /// <param name="order">What to say to whom.</param>
    /// <param name="recipient">The person's name.</param>
    /// <param name="link">Where its link leads; for a room an address with a secret in it.</param>
    public async Task<MailContent> ForRecipientAsync(SelectionState state, MailOrder order, string recipient, string link)
    {
        var values = Values(state, order, recipient, link);
        await files.AddAsync(state.Id, order, values);
        return Render(order, values);
    }

    /// <summary>The same for whoever may read the list of mails: a placeholder stands for the personal link, and what a CDMO submitted is not named.</summary>
    public MailContent ForReader(SelectionState state, MailOrder order, string recipient)
    {
        var values = Values(state, order, recipient, order.Link.CdmoId is null ? $"{site.BaseAddress}{order.Link.Path}" : $"{site.BaseAddress}/{(order.Link.RoomOf is null ? "availability" : "r")}/PERSONAL-LINK");
        if (order.SubmissionId is not null) values["files"] = values["held"] = "(the files that were submitted)";
        return Render(order, values);
    }

    private static Dictionary<string, string> Values(SelectionState state, MailOrder order, string recipient, string link) => new(order.Values, StringComparer.Ordinal)
    {
        ["recipient"] = recipient,
        // Whoever is bound to nothing yet reads neither the program nor, in a teaser, the sponsor: such an order brings its own words, or none.
        ["selection"] = order.Values.GetValueOrDefault("selection") ?? state.Title,
        ["sponsor"] = order.Values.GetValueOrDefault("sponsor") ?? state.Brief.Sponsor,
        ["link"] = link,
        ["note"] = order.Note ?? "",
    };

    private MailContent Render(MailOrder order, Dictionary<string, string> values)
    {
        var content = templates.Render(order.Template, values);
        return order.Subject is { } subject ? content with { Subject = subject } : content;
    }
}

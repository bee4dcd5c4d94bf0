using System.Collections.Frozen;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>Mailboxes that several people read. A code sent there proves no single person, so nobody submits or signs from one.</summary>
public static class SharedMailboxes
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "admin", "angebot", "angebote", "anfrage", "anfragen", "bd", "bid", "bids", "bidteam", "bizdev", "business", "businessdevelopment", "busdev", "buero", "cdmo", "commercial", "contact", "contactus", "customerservice",
        "einkauf", "enquiries", "enquiry", "hello", "help", "helpdesk", "info", "information", "infos", "inquiries", "inquiry", "kontakt", "mail", "mailbox", "marketing", "no-reply", "noreply", "office", "post",
        "procurement", "projects", "projectmanagement", "proposal", "proposals", "proposalteam", "purchasing", "quality", "quote", "quotes", "reception", "rfi", "rfp", "rfps", "rfpteam", "rfq", "rfx", "sales", "salesteam",
        "secretariat", "sekretariat", "service", "support", "team", "tender", "tendering", "tenders", "tenderteam", "verkauf", "vertrieb", "webmaster", "zentrale",
    }.Select(Plain).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for an address such as <c>rfp@</c>, <c>Sales-Team@</c> or <c>info2+munich@</c>.</summary>
    public static bool IsOne(string? email) => email?.LastIndexOf('@') is > 0 and var at && Names.Contains(Plain(email[..at]));

    // What stands behind a plus sign, separators and a number at the end make no person of it.
    private static string Plain(string local) => string.Concat(local.Split('+')[0].Where(c => c is not ('.' or '-' or '_')).Select(char.ToLowerInvariant)).Trim().TrimEnd("0123456789".ToCharArray());
}

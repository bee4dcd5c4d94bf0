using System.Collections.Frozen;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>Domains in which anybody gets an address. They say nothing of where a person works, whatever an agreement lists.</summary>
public static class PublicMailProviders
{
    private static readonly FrozenSet<string> Brands = new[] { "aol", "btinternet", "fastmail", "freenet", "gmail", "gmx", "googlemail", "hotmail", "icloud", "live", "mail", "mailbox", "msn", "outlook", "proton", "protonmail", "qq", "rocketmail", "web", "yahoo", "yandex", "ymail", "zoho" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Domains = new[]
    {
        "126.com", "163.com", "bluewin.ch", "bigpond.com", "comcast.net", "duck.com", "free.fr", "hey.com", "hushmail.com", "inbox.com", "laposte.net", "libero.it", "mac.com", "mail.ru", "me.com", "naver.com", "online.de",
        "orange.fr", "pm.me", "posteo.de", "rediffmail.com", "sbcglobal.net", "seznam.cz", "sina.com", "t-online.de", "tutanota.com", "verizon.net", "virgilio.it", "wanadoo.fr", "wp.pl",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Endings = new[] { "at", "be", "ca", "ch", "cn", "co", "com", "de", "dk", "es", "eu", "fr", "fm", "ie", "in", "it", "jp", "me", "net", "nl", "org", "pl", "ru", "se", "uk" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a domain such as <c>gmx.de</c> or <c>yahoo.co.uk</c>, or one below it.</summary>
    public static bool IsOne(string domain)
    {
        var labels = domain.ToLowerInvariant().Split('.');
        for (var i = 0; i < labels.Length - 1; i++)
        {
            if (Domains.Contains(string.Join('.', labels[i..]))) return true;
            // A brand counts where nothing but endings follows it: mail.alder.example is alder's own.
            if (Brands.Contains(labels[i]) && labels[(i + 1)..].All(Endings.Contains)) return true;
        }

        return false;
    }
}

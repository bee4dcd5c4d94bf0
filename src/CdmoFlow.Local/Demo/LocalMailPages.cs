using static CdmoFlow.Local.Demo.DevPage;

namespace CdmoFlow.Local.Demo;

/// <summary>Shows what the system has mailed in the demo.</summary>
internal static class LocalMailPages
{
    public static IResult List(IReadOnlyList<LocalMail> mails, string? to)
    {
        var rows = string.Concat(mails.Take(500).Select(m => $"""
            <tr><td>{Time(m.At)}</td><td><a href="/dev/mail?to={Uri.EscapeDataString(m.To[0])}">{E(m.To[0])}</a></td><td><a href="/dev/mail/{E(m.Id)}">{E(m.Subject)}</a>{(m.Times > 1 ? $" <span class=\"quiet\">({m.Times} times)</span>" : "")}</td></tr>
            """));
        var table = mails.Count == 0
            ? "<p>No mail yet.</p>"
            : $"""<table><thead><tr><th scope="col">Time</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>{rows}</tbody></table>""";
        return Html("Mailbox", $"""
            <p>In the demo no mail leaves this machine: it all arrives here. {mails.Count} shown{(mails.Count > 500 ? " (the newest 500)" : "")}.</p>
            <form method="get" action="/dev/mail"><label>Recipient <input type="email" name="to" value="{E(to)}"></label> <button>Filter</button> <a href="/dev/mail">All</a></form>
            {table}
            """);
    }

    public static IResult One(LocalMail? mail)
    {
        if (mail is null)
            return Html("No such mail", "<p>The mailbox has no message with this id.</p>", StatusCodes.Status404NotFound);
        var links = string.Concat(mail.Links.Select(l => $"""<li><a href="{E(l)}">{E(l)}</a></li>"""));
        var headers = string.Join('\n', mail.Headers.Select(h => $"{h.Key}: {h.Value}"));
        var files = string.Concat(mail.Attachments.Select(a => $"<li>{E(a.FileName)} ({E(a.ContentType)}, {a.Size} bytes)</li>"));
        // The sandbox lets nothing of the message run; its links open in a window of their own.
        return Html(mail.Subject, $"""
            <p>From {E(mail.From)}<br>To {E($"{mail.ToName} <{string.Join(", ", mail.To)}>")}<br>{Time(mail.At)}{(mail.Times > 1 ? $", arrived {mail.Times} times" : "")}</p>
            {(links.Length > 0 ? $"<h2>Links</h2><ul>{links}</ul>" : "")}{(files.Length > 0 ? $"<h2>Attachments</h2><ul>{files}</ul>" : "")}
            <h2>As HTML</h2><iframe title="The message as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="{E("<base target=\"_blank\">" + mail.Html)}"></iframe>
            <h2>As text</h2><pre>{E(mail.Text)}</pre>
            <h2>Headers</h2><pre>{E(headers)}</pre>
            """);
    }
}

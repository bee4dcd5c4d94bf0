using System.Text.Encodings.Web;

namespace CdmoFlow.Local.Demo;

/// <summary>The plain frame of the pages below <c>/dev</c>; they exist on a laptop only and share nothing with the product's pages.</summary>
internal static class DevPage
{
    private const string Style = """
        body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.5rem; color: #1b2733; font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
        nav a { margin-right: 1rem; } table { border-collapse: collapse; width: 100%; } th, td { padding: .35rem .6rem; border-bottom: 1px solid #d7dee5; text-align: left; vertical-align: top; }
        a { color: #0b5c8a; } iframe { width: 100%; height: 34rem; border: 1px solid #d7dee5; } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f6f8; padding: 1rem; }
        label { display: inline-block; margin: .5rem 0; } input, button { font: inherit; padding: .25rem .6rem; max-width: 100%; overflow-wrap: anywhere; } .quiet { color: #4a5a68; }
        h1, td { overflow-wrap: anywhere; } @media (max-width: 640px) { table { display: block; overflow-x: auto; } td { min-width: 5rem; } }
        .runtime td:nth-child(n+2) { overflow-wrap: normal; } form { margin: 0 0 1rem; }
        @media (prefers-color-scheme: dark) { :root { color-scheme: dark; } body { color: #e4e9ee; background: #14191f; } a { color: #7fc3ee; } th, td, iframe { border-color: #36424e; } pre { background: #1f262e; } .quiet { color: #a9b6c2; } iframe { background: #fff; } }
        """;

    /// <summary>Encodes a value for text and attributes.</summary>
    public static string E(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>A time as people read it, in UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The page; <paramref name="body"/> is HTML that its maker has encoded.</summary>
    public static IResult Html(string title, string body, int status = StatusCodes.Status200OK) => Results.Content($"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src data:; form-action 'self'; base-uri 'none'">
        <title>{E(title)} - CdmoFlow demo</title><style>{Style}</style></head>
        <body><nav aria-label="Demo"><a href="/">Site</a><a href="/dev/mail">Mailbox</a><a href="/dev/personas">Personas</a><a href="/dev/runtime">Runtime</a></nav>
        <main><h1>{E(title)}</h1>
        {body}
        </main></body></html>
        """, "text/html; charset=utf-8", statusCode: status);
}

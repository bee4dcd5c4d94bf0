namespace CdmoFlow.Web.Documents;

/// <summary>The look of a document page; it stands in the page itself, so that a downloaded file keeps it.</summary>
internal static class HtmlStyle
{
    internal const string Css = """

        :root { color-scheme: light; }
        body { margin: 0; font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; color: #1c2430; background: #fff; }
        main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0; }
        h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid #c9d1dc; }
        h3 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
        p, li, td, th, dd { white-space: pre-line; overflow-wrap: anywhere; }
        .subtitle { margin: .25rem 0 1.5rem; color: #4a5667; }
        .note { padding: .75rem 1rem; border-left: 4px solid #1f5fa8; background: #eef4fb; }
        del { color: #7a1f1f; background: #fbeceb; text-decoration: line-through; }
        ins { color: #14532d; background: #e9f5ec; text-decoration: underline; }
        del + ins { margin-inline-start: .25em; }
        /* Most screen readers say nothing at these marks: the words say it, unseen. */
        del::before, ins::before, del::after, ins::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        del::before { content: " [removed: "; } ins::before { content: " [added: "; } del::after, ins::after { content: "] "; }
        dl { margin: 1rem 0; }
        dl div { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid #e3e8ef; }
        dt { color: #4a5667; }
        dd { margin: 0; }
        .scroll { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
        caption { text-align: left; color: #4a5667; padding-bottom: .35rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #d5dce6; min-width: 3rem; }
        thead th { background: #f1f4f8; border-bottom: 2px solid #8a97a8; overflow-wrap: normal; }
        tbody th { font-weight: 500; }
        @media print { main { max-width: none; padding: 0; } .scroll { overflow: visible; } thead { display: table-header-group; } tr, .note { break-inside: avoid; } h2, h3 { break-after: avoid; } }

        """;
}

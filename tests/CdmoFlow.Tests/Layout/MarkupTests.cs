namespace CdmoFlow.Tests.Layout;

/// <summary>Pages and scripts leave encoding to the framework and to the browser: nothing that takes text for markup is used, except in the one place that encodes before.</summary>
[Trait("Category", "Threat")]
public class MarkupTests
{
    private static readonly string[] Dangerous = ["MarkupString", "AddMarkupContent", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "createContextualFragment", "DOMParser", "eval(", "new Function", "Html.Raw", "srcdoc"];

    [Fact]
    public void XSS_has_no_way_in_no_page_and_no_script_takes_text_for_markup()
    {
        var found = Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "src", "CdmoFlow.Web"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".js" or ".mjs" && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin" or "node_modules") && Path.GetFileName(f) != "T.cs")
            .SelectMany(f => File.ReadLines(f).Where(line => Dangerous.Any(d => line.Contains(d, StringComparison.Ordinal))).Select(line => $"{Path.GetFileName(f)}: {line.Trim()}")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}

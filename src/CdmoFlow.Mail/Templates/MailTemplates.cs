using System.Collections.Frozen;
using System.Text.Encodings.Web;
using CdmoFlow.Mail.Outbox;
using Fluid;

namespace CdmoFlow.Mail.Templates;

/// <summary>All mails the system sends, as Liquid files beside this class: wording can change without touching code, and cannot run any.</summary>
public sealed class MailTemplates
{
    private static readonly FluidParser Parser = new();
    private readonly FrozenDictionary<string, Compiled> templates;
    private readonly IFluidTemplate frame;
    private readonly IFluidTemplate page;

    /// <summary>Reads and compiles every embedded template; a broken file stops the start, not the first mail.</summary>
    public MailTemplates()
    {
        var files = TemplateFiles.ReadAll();
        frame = Compile("_frame", files["_frame"]);
        page = Compile("_page", files["_page"]);
        templates = files.Where(f => !f.Key.StartsWith('_'))
            .Select(f => MailTemplate.Parse(f.Key, f.Value))
            .ToFrozenDictionary(t => t.Name, t => new Compiled(t, Compile(t.Name, t.Subject), Compile(t.Name, t.Body)), StringComparer.Ordinal);
    }

    /// <summary>Names of all templates, for tests and for the list of mails in the documentation.</summary>
    public IEnumerable<string> Names => templates.Keys.Order(StringComparer.Ordinal);

    /// <summary>The values a template may use, required and optional.</summary>
    public IReadOnlyList<string> ValuesOf(string template) => [.. Find(template).Source.Required, .. Find(template).Source.Optional];

    /// <summary>Fills a template; every value is encoded in the HTML part and stands plain in the text part.</summary>
    /// <exception cref="ArgumentException">Unknown template, a required value missing or blank, or a link that is no http(s) address.</exception>
    public MailContent Render(string template, IReadOnlyDictionary<string, string> values)
    {
        var found = Find(template);
        var known = Check(found.Source, values);
        var subject = string.Join(' ', found.Subject.Render(MailValues.Context(known), NullEncoder.Default).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var body = found.Body.Render(MailValues.Context(known), HtmlEncoder.Default);
        var inner = MailValues.Context(known);
        inner.SetValue("body", body);
        inner.SetValue("button", found.Source.Button);
        var fragment = frame.Render(inner, HtmlEncoder.Default);
        var outer = MailValues.Context(known);
        outer.SetValue("fragment", fragment);
        outer.SetValue("subject", subject);
        return new(subject, page.Render(outer, HtmlEncoder.Default), PlainText.From(fragment));
    }

    private Compiled Find(string template) => templates.GetValueOrDefault(template)
        ?? throw new ArgumentException($"There is no mail template '{template}'.", nameof(template));

    private static Dictionary<string, string> Check(MailTemplate template, IReadOnlyDictionary<string, string> values)
    {
        var missing = template.Required.Where(name => string.IsNullOrWhiteSpace(values.GetValueOrDefault(name))).ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"Mail template '{template.Name}' lacks the value(s) {string.Join(", ", missing)}.", nameof(values));
        var known = template.Required.Concat(template.Optional).ToDictionary(name => name, name => values.GetValueOrDefault(name) ?? "", StringComparer.Ordinal);
        if (known["link"].Length > 0 && !(Uri.TryCreate(known["link"], UriKind.Absolute, out var link) && link.Scheme is "http" or "https"))
            throw new ArgumentException($"Mail template '{template.Name}' was given a link that is not a web address.", nameof(values));
        return known;
    }

    private static IFluidTemplate Compile(string name, string text) => Parser.TryParse(text, out var compiled, out var error)
        ? compiled
        : throw new FormatException($"Mail template '{name}' is not valid Liquid: {error}");

    private sealed record Compiled(MailTemplate Source, IFluidTemplate Subject, IFluidTemplate Body);
}

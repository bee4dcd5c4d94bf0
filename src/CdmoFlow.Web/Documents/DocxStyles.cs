using DocumentFormat.OpenXml.Wordprocessing;

namespace CdmoFlow.Web.Documents;

/// <summary>The look of a Word file, close to that of the PDF; fonts that every Word has, none embedded.</summary>
internal static class DocxStyles
{
    /// <summary>All styles that our paragraphs name.</summary>
    internal static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "21" }, new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Of("Normal", "Normal", null, null, isDefault: true),
        Of("Title", "Title", new ParagraphProperties(new SpacingBetweenLines { After = "60" }), Look("36", "1C2430", bold: true)),
        Of("Subtitle", "Subtitle", new ParagraphProperties(new SpacingBetweenLines { After = "240" }), Look("20", "4A5667")),
        Of("Heading1", "heading 1", new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "360", After = "120" }, new OutlineLevel { Val = 0 }), Look("28", "1C2430", bold: true)),
        Of("Heading2", "heading 2", new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "200", After = "60" }, new OutlineLevel { Val = 1 }), Look("23", "1C2430", bold: true)),
        Of("Caption", "caption", new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { After = "60" }), Look("19", "4A5667")),
        Of("Footer", "footer", null, Look("17", "4A5667")),
        Of("ListBullet", "List Bullet", new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }), new SpacingBetweenLines { After = "60" }), null),
        Of("Note", "Note", new ParagraphProperties(new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 6, Color = "1F5FA8" }), new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EEF4FB" }), null),
        Of("TableCell", "Table Cell", new ParagraphProperties(new SpacingBetweenLines { Before = "30", After = "30" }), Look("19", "1C2430")),
        Of("TableHead", "Table Head", new ParagraphProperties(new SpacingBetweenLines { Before = "30", After = "30" }), Look("19", "1C2430", bold: true)));

    /// <summary>The one list without order.</summary>
    internal static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left }, new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "240" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });

    /// <summary>A4 with the footer; wide tables turn the page.</summary>
    internal static SectionProperties Page(bool isWide, string footer) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        isWide ? new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape } : new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 });

    private static Style Of(string id, string name, ParagraphProperties? paragraph, StyleRunProperties? run, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = id is "Note" or "TableCell" or "TableHead" ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        if (paragraph is not null)
        {
            var own = new StyleParagraphProperties();
            foreach (var property in paragraph.ChildElements.ToList())
            {
                property.Remove();
                own.Append(property);
            }

            style.Append(own);
        }

        if (run is not null) style.Append(run);
        return style;
    }

    private static StyleRunProperties Look(string halfPoints, string color, bool bold = false)
    {
        var look = new StyleRunProperties();
        if (bold) look.Append(new Bold());
        look.Append(new Color { Val = color });
        look.Append(new FontSize { Val = halfPoints });
        return look;
    }
}

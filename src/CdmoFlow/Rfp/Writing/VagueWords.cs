using System.Text.RegularExpressions;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Finds words from which no CDMO can price anything: what is left open, and quantities without their unit. English as in RFPs, and the German ones that slip in.</summary>
public static partial class VagueWords
{
    /// <summary>The first such words of a text as they stand there, or null.</summary>
    public static string? In(string text) =>
        LeftOpen().Match(text) is { Success: true } open ? open.Value.Trim()
        : BareQuantity().Match(text) is { Success: true } bare ? bare.Value.Trim()
        : null;

    [GeneratedRegex(
        @"\[fill in\b[^\]\n]*\]|\b(tbd|tbc|tba|to be (defined|determined|confirmed|decided|agreed|advised|announced)|not yet (known|defined|decided)|n/?a|lorem ipsum|xxx+|as soon as possible|asap|etc|and so on|and the like|among others|or similar|as (needed|appropriate|necessary)|as required(?! by)|if (needed|necessary|applicable)|where appropriate|various|competitive price|noch (offen|zu klären|festzulegen|unbekannt)|so bald wie möglich|schnellstmöglich|usw|u\. ?a|bei Bedarf|ggf)\b|\?\?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeftOpen();

    // "a batch size of 200" says nothing; "a batch size of 200 L", "97 %" and "2-8 °C" do. The number must end there: more digits are no answer.
    [GeneratedRegex(
        @"\b(batch size|batch scale|dose|dosage|yield|titre|titer|concentration|fill volume|volume|strength|potency|purity|temperature|shelf life|working volume|annual demand|demand)( is| are| was| of| about| approximately| around| up to| at| at least|:|,)* ?\d[\d.,]*(?![\d.,]|\s*(-|–|to|x|×)\s*\d|\s*[%\p{L}°µ/])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareQuantity();
}

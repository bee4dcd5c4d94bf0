using System.Text.RegularExpressions;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Finds words from which no CDMO can price anything: what is left open, and quantities without their unit. English as in RFPs, and the German ones that slip in.</summary>
public static partial class VagueWords
{
    private const string Between = " is| are| was| of| about| approximately| around| up to| at least| at|:|,";

    private const string Unit = @"[%°‰]|[µμmkcdnp]?(g|l|m|mol|M|U|Da|IU|Bq|Pa|bar|Ci)(\b|[/²³·^])|k?ppm\b|Osm|mOsm|units?\b|IU\b|vg\b|TU\b|cells\b|h\b|hours?\b|min\b|minutes?\b|days?\b|weeks?\b|months?\b|years?\b|litres?\b|liters?\b|grams?\b|kilograms?\b|tonnes?\b|degrees?\b|percent\b|fold\b|vials?\b|syringes?\b|cartridges?\b|tablets?\b|capsules?\b|bottles?\b|bags?\b|doses?\b|patients?\b|batches\b|runs?\b|million\b|thousand\b";

    /// <summary>The first such words of a text as they stand there, or null.</summary>
    public static string? In(string text) =>
        LeftOpen().Match(text) is { Success: true } open ? open.Value.Trim()
        : BareQuantity().Match(text) is { Success: true } bare ? bare.Value.Trim().TrimEnd('.', ',')
        : null;

    [GeneratedRegex(
        @"\[fill in\b[^\]\n]*\]|\b(tbd|tbc|tba|to be (defined|determined|confirmed|decided|agreed|advised|announced)|not yet (known|defined|decided)|n/?a|lorem ipsum|xxx+|as soon as possible|asap|etc|and so on|and the like|among others|or similar|as (needed|appropriate|necessary)|as required(?! by)|if (needed|necessary|applicable)|where appropriate|various|competitive price|noch (offen|zu klären|festzulegen|unbekannt)|so bald wie möglich|schnellstmöglich|usw|u\. ?a|bei Bedarf|ggf)\b|\?\?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeftOpen();

    // "a batch size of 200" says nothing; "a batch size of 200 L", "97 %" and "2-8 °C" do. The number must end there: more digits are no answer.
    [GeneratedRegex(
        @"\b((batch size|batch scale|yield|titre|titer|concentration|fill volume|working volume|potency|purity|shelf life|annual demand)(" + Between + @")*|(dose|dosage|volume|strength|temperature|demand)(" + Between + @")+) ?\d[\d.,]*(?![\d.,]|\s*(-|–|to|x|×)\s*\d|\s*(" + Unit + "))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareQuantity();
}

using System.Globalization;

namespace CdmoFlow.Functions.Operations;

/// <summary>How long the engine's histories are kept. They are no records: those lie in the tables.</summary>
/// <param name="KeepFor">So long after a selection and its orchestration have ended.</param>
public sealed record HistoryRules(TimeSpan KeepFor)
{
    /// <summary>Days unless set.</summary>
    public const int UsualDays = 90;

    /// <summary>Reads the setting <c>Histories__KeepDays</c>, which the start has checked.</summary>
    public static HistoryRules Read(IConfiguration settings) =>
        new(TimeSpan.FromDays(int.TryParse(settings["Histories:KeepDays"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : UsualDays));
}

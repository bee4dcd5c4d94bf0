using System.Globalization;

namespace CdmoFlow.Benchmarks.Web;

/// <summary>How large the world and the crowd are.</summary>
/// <param name="Selections">Selections in the world.</param>
/// <param name="People">People at once.</param>
/// <param name="Seconds">For how long.</param>
internal sealed record WebOptions(int Selections, int People, int Seconds)
{
    /// <summary>Reads <c>--selections N --people N --seconds N</c>; null when something else stands there.</summary>
    public static WebOptions? Read(IReadOnlyList<string> arguments)
    {
        var read = new WebOptions(1000, 200, 60);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            if (!int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == 0)
                return null;
            switch (arguments[i])
            {
                case "--selections":
                    read = read with { Selections = value };
                    break;
                case "--people":
                    read = read with { People = value };
                    break;
                case "--seconds":
                    read = read with { Seconds = value };
                    break;
                default:
                    return null;
            }
        }

        return arguments.Count % 2 == 0 ? read : null;
    }
}

using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Notifications;

/// <summary>Settings as typed.</summary>
/// <param name="DailyDigest">Whether the daily list of tasks is wanted.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Modes">Per <c>role|template</c>: <c>now</c>, <c>digest</c> or <c>off</c>; what is left out is <c>now</c>.</param>
public sealed record SettingsInput(bool DailyDigest, string? TimeZone, IReadOnlyDictionary<string, string?>? Modes);

/// <summary>Checks a person's settings.</summary>
public static class ChooseSettings
{
    /// <summary>The settings, or the wrong fields.</summary>
    public static (PersonSettings? Settings, Refusal? Refusal) Read(PersonSettings before, SettingsInput input)
    {
        List<FieldError> errors = [];
        var zone = string.IsNullOrWhiteSpace(input.TimeZone) ? before.TimeZone : input.TimeZone.Trim();
        if (!Zones.IsKnown(zone) && zone != "UTC") errors.Add(new("timeZone", "Enter an IANA time zone, such as Europe/Berlin or America/New_York."));
        var modes = new Dictionary<string, NotificationMode>(StringComparer.Ordinal);
        foreach (var (key, word) in input.Modes ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            var parts = key.Split('|');
            if (parts.Length != 2 || !EnumNames.TryParse<Role>(parts[0], out _) || NotificationEvent.Of(parts[1]) is not { } known) errors.Add(new($"modes.{key}", "There is no such role or event."));
            else if (!EnumNames.TryParse<NotificationMode>(word, out var mode)) errors.Add(new($"modes.{key}", "Choose now, digest or off."));
            else if (known.IsFixed && mode != NotificationMode.Now) errors.Add(new($"modes.{key}", "This asks for your own act and always comes at once."));
            else if (mode != NotificationMode.Now) modes[key] = mode;
        }

        return errors.Count > 0 ? (null, Refusal.Invalid(errors)) : (before with { DailyDigest = input.DailyDigest, TimeZone = zone, Modes = modes }, null);
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.Evaluation;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Calendars;

namespace CdmoFlow.Scoping;

/// <summary>Begins a selection from a checked brief: the spine in the stage longlist, the weights of its outsourcing model and the first rows of the trail.</summary>
public static class CreateSelection
{
    /// <summary>The first state and what the trail says about it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="brief">The checked facts.</param>
    /// <param name="team">Who works on it.</param>
    /// <param name="now">Business time.</param>
    /// <param name="holidayCountries">Known codes of the countries whose holidays are no working days.</param>
    public static (SelectionState State, Change Change) Decide(string id, Brief brief, IReadOnlyList<TeamSeat> team, DateTimeOffset now, IReadOnlyList<string>? holidayCountries = null)
    {
        var weights = DefaultWeights.OfGroups(brief.OutsourcingModel);
        var state = new SelectionState { Id = id, Brief = brief, Team = team, Weights = weights, Stage = Stage.Scoping }
            .Enter(Stage.Scoping, now)
            .Enter(Stage.Longlist, now, now.AddDays(brief.Schedule.LonglistGateDays));
        var change = new Change()
            .Note("selection.created", id, null, $"brief sha-256 {HashOf(brief)}")
            .Note("weights.set", id, null, string.Join(' ', weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}={w.Value}")), $"Defaults of {EnumNames.Of(brief.OutsourcingModel)}.")
            .Note("stage.entered", id, EnumNames.Of(Stage.Scoping), EnumNames.Of(Stage.Longlist));
        if (holidayCountries is { Count: > 0 }) change.Put(new WorkCalendar { Countries = holidayCountries }).Note("calendar.changed", id, null, $"countries {string.Join(' ', holidayCountries)}");
        return (state, change);
    }

    /// <summary>SHA-256 of a brief as it is stored, hex: proves later what was decided upon.</summary>
    public static string HashOf(Brief brief) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(brief, Json.Options))));

    /// <summary>
    /// The id that one request of one person always leads to, so that pressing twice creates one selection. It keeps the request's time in front,
    /// by which lists are ordered; null when the request id is no version-7 GUID.
    /// </summary>
    public static string? IdOf(string personId, string requestId)
    {
        if (!Guid.TryParse(requestId, out var request) || request.Version != 7) return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{personId}|{request:N}")));
        return $"{request.ToString("N")[..12]}7{hash[..3]}8{hash[3..18]}";
    }
}

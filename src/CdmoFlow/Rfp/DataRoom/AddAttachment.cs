using System.Globalization;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>A file for the data room.</summary>
/// <param name="UploadId">A file that was uploaded and is complete.</param>
/// <param name="Category">A word of <see cref="AttachmentCategory"/>; left out, a replacement keeps that of its file.</param>
/// <param name="Description">What a CDMO finds in it, at most 500 characters.</param>
/// <param name="Replaces">Number of the file whose place it takes; null for a new one.</param>
public sealed record AttachmentInput(string? UploadId, string? Category, string? Description = null, int? Replaces = null);

/// <summary>The project manager puts a file into the data room, new or in the place of another. It is checked first; once the RFP is out, CDMOs see it with the addendum that brings it.</summary>
public static class AddAttachment
{
    private const int LongestDescription = 500;

    /// <summary>Why this person cannot put such a file there at this moment, or null; asked before a byte travels.</summary>
    public static Refusal? Check(Selection selection, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager fills the data room.");
        if (state.Stage > Stage.RfpIssued) return Refusal.WrongStage(selection, "the data room is filled until the deadline of the RFP.");
        if (state is { Stage: Stage.RfpPreparation, RfpDeadline: not null }) return Refusal.WrongState("already-rendered", "The documents of this RFP are rendered and about to be issued; add the file once it is out.");
        return state.Stage == Stage.RfpIssued && now > state.RfpDeadline ? Refusal.WrongState("too-late", "The deadline has passed; what comes now would help nobody.") : null;
    }

    /// <summary>Stores the file as the next version and lets it be checked.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="input">Where it belongs.</param>
    /// <param name="file">The upload as it was pinned.</param>
    /// <param name="actor">Who puts it there.</param>
    /// <param name="now">Business time.</param>
    public static Outcome Decide(Selection selection, AttachmentInput input, SubmittedFile file, Actor actor, DateTimeOffset now)
    {
        if (Check(selection, actor, now) is { } refusal) return refusal;
        var all = DataRooms.All(selection);
        if (all.Any(a => a.File.Id == file.Id)) return Outcome.AlreadyDone;
        var before = input.Replaces is { } number ? DataRooms.Current(selection).FirstOrDefault(a => a.Number == number) : null;
        if (input.Replaces is not null && before is null) return Refusal.NotFound("file of that number in the data room");
        List<FieldError> errors = [];
        var category = before?.Category ?? AttachmentCategory.Other;
        if ((before is null || input.Category is not null) && !EnumNames.TryParse(input.Category, out category))
            errors.Add(new("category", $"Enter one of: {string.Join(", ", EnumNames.All<AttachmentCategory>())}."));
        var description = input.Description?.Trim() ?? before?.Description ?? "";
        if (description.Length > LongestDescription) errors.Add(new("description", $"Enter at most {LongestDescription} characters."));
        if ((NamedCdmo.In(selection, description) ?? NamedCdmo.In(selection, file.Name)) is { } named) errors.Add(new("description", NamedCdmo.Sentence(named)));
        if (before is null && all.Select(a => a.Number).Distinct().Count() >= DataRooms.MostFiles) errors.Add(new("uploadId", $"The data room holds {DataRooms.MostFiles} files, which is the most. Put several into one archive."));
        if (before is { Version: >= DataRooms.MostVersions }) errors.Add(new("uploadId", "This file has been replaced too often; withdraw it and add a new one."));
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var attachment = new Attachment
        {
            Number = before?.Number ?? (all.Count == 0 ? 1 : all.Max(a => a.Number) + 1),
            Version = (before?.Version ?? 0) + 1,
            Category = category,
            Description = description,
            File = file,
            By = actor.PersonId,
            At = now,
        };
        var change = new Change().Put(attachment).Note(before is null ? "attachment.added" : "attachment.replaced", attachment.RowKey, before?.RowKey, $"{EnumNames.Of(category)}, {file.Length.ToString(CultureInfo.InvariantCulture)} bytes");
        return StartChecks(change, selection, attachment).Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
    }

    /// <summary>Starts sealing and checks of a version.</summary>
    public static Change StartChecks(Change change, Selection selection, Attachment attachment) =>
        change.Start("AttachmentOrchestrator", Instances.Attachment(selection.Id, attachment.Number, attachment.Version), new AttachmentKey(selection.Id, attachment.Number, attachment.Version));
}

/// <summary>Names one version of a file of the data room.</summary>
public sealed record AttachmentKey(string SelectionId, int Number, int Version);

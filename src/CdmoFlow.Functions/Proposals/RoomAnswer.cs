using CdmoFlow.Functions.Rfp.Confidentiality;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Web.Pages.Proposals;

namespace CdmoFlow.Functions.Proposals;

/// <summary>A CDMO's room for programs; nothing of another CDMO is in it.</summary>
public sealed record RoomAnswer(
    string SelectionId,
    string CdmoId,
    string Title,
    string Sponsor,
    RoomStanding Standing,
    CdaState? Cda,
    InvitationState? Invitation,
    DateTimeOffset? Deadline,
    string TimeZone,
    bool Submitted,
    IReadOnlyList<DocumentAnswer> Documents,
    IReadOnlyList<RoomFileAnswer> Uploads,
    IReadOnlyList<RoomVersionAnswer> Versions,
    IReadOnlyList<RoomQuestion> Questions,
    IReadOnlyList<RoomAmendment> Amendments,
    IReadOnlyList<RoomAttachmentAnswer> DataRoom,
    IReadOnlyList<CdaHandInAnswer> CdaTexts)
{
    /// <summary>Until when it may ask, UTC; null before it is invited.</summary>
    public DateTimeOffset? QuestionsUntil { get; init; }

    /// <summary>Until when questions are answered, UTC; null before it is invited.</summary>
    public DateTimeOffset? AnswersBy { get; init; }

    /// <summary>The answer for a room.</summary>
    public static RoomAnswer Of(RoomModel model) => new(
        model.Selection.Id, model.CdmoId, model.Title, model.Selection.State.Brief.Sponsor, RoomStandings.Of(model.Selection, model.CdmoId, model.Now), model.Cda?.State, model.Invitation?.State,
        model.Deadline, model.Selection.State.Brief.TimeZone, model.HasSubmitted,
        [.. model.Documents.Select(d => new DocumentAnswer(d.Id, d.FileName, d.Length, d.Sha256, d.At))],
        [.. model.Uploads.Select(u => new RoomFileAnswer(u.Id, u.FileName, u.Length, u.Sha256, null, null) { By = model.People.NameOf(u.By) })],
        [.. model.Versions.Select(v => new RoomVersionAnswer(
            v.Seal.Version, v.Seal.State, v.Seal.SubmittedAt, v.Seal.Anchor, v.Seal.FilesVerified, [.. v.Content.Files.Select(f => RoomFileAnswer.Of(f))]) { By = model.People.NameOf(v.Content.By) })],
        model.Questions, model.Amendments,
        [.. model.DataRoom.Select(a => new RoomAttachmentAnswer(a.Number, a.Version, a.Category, a.Description, a.File.Name, a.File.Length, a.File.Sha256, a.At))],
        [.. CdaHandIns.Of(model.Selection, model.CdmoId).Select(CdaHandInAnswer.Of)])
    {
        QuestionsUntil = model.Invitation is null ? null : model.Selection.State.QuestionsUntil,
        AnswersBy = model.Invitation is null ? null : QuestionWindow.AnswersDueAt(model.Selection),
    };
}

/// <summary>A file of the data room as it went out.</summary>
public sealed record RoomAttachmentAnswer(int Number, int Version, AttachmentCategory Category, string Description, string FileName, long Length, string? Sha256, DateTimeOffset At);

/// <summary>A file of the room; the verdict of its checks with the reason, once it is submitted.</summary>
public sealed record RoomFileAnswer(string Id, string FileName, long Length, string? Sha256, FileVerdict? Verdict, string? Reason)
{
    /// <summary>Name of the colleague who uploaded it; null in a version, whose own says who submitted.</summary>
    public string? By { get; init; }

    /// <summary>The answer for a submitted file.</summary>
    public static RoomFileAnswer Of(SubmittedFile file) =>
        new(file.Id, file.Name, file.Length, file.Sha256, file.Finding?.Verdict ?? FileVerdict.Scanning, file.Finding is { Verdict: not FileVerdict.Clean } found ? FileReasons.Sentence(found) : null);
}

/// <summary>A submitted version.</summary>
public sealed record RoomVersionAnswer(int Version, ProposalState State, DateTimeOffset SubmittedAt, string Anchor, bool FilesVerified, IReadOnlyList<RoomFileAnswer> Files)
{
    /// <summary>Name of the colleague who submitted it.</summary>
    public string? By { get; init; }
}

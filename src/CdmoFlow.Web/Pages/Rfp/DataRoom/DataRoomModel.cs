using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp.DataRoom;

/// <summary>The data room for its team.</summary>
/// <param name="Of">The selection with names.</param>
/// <param name="Reader">Who looks at it.</param>
/// <param name="Now">Business time.</param>
/// <param name="Quota">What a file may be.</param>
public sealed record DataRoomModel(SelectionModel Of, Actor Reader, DateTimeOffset Now, UploadQuota Quota)
{
    /// <summary>The files with their versions, newest version first.</summary>
    public IReadOnlyList<IReadOnlyList<Attachment>> Files => [.. DataRooms.All(Of.Selection).GroupBy(a => a.Number).Select(IReadOnlyList<Attachment> (g) => [.. g.Reverse()])];

    /// <summary>Why the reader cannot put a file there now, or null.</summary>
    public string? WhyNot => AddAttachment.Check(Of.Selection, Reader, Now)?.Detail;

    /// <summary>The reader manages the selection.</summary>
    public bool Manages => Of.Selection.ProjectManagers.Contains(Reader.PersonId, StringComparer.Ordinal);

    /// <summary>What the next addendum would bring.</summary>
    public IReadOnlyList<FileChange> Pending => IssueFiles.Pending(Of.Selection);

    /// <summary>An addendum may be issued at this moment.</summary>
    public bool IsOpen => Of.Selection.State is { Stage: Stage.RfpIssued, RfpDeadline: { } deadline } && Now <= deadline;
}

using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>One selection for programs: the rows as they are stored, without names of blobs and without anything sealed.</summary>
public sealed record SelectionAnswer(
    SelectionState State,
    IReadOnlyList<Gate> Gates,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<Cda> Cdas,
    IReadOnlyList<Invitation> Invitations,
    IReadOnlyList<ProposalSeal> Proposals,
    IReadOnlyList<Audit> Audits,
    IReadOnlyList<Flag> Flags,
    IReadOnlyList<Agreement> Agreements,
    IReadOnlyList<DocumentAnswer> Documents)
{
    /// <summary>The answer for a selection.</summary>
    public static SelectionAnswer Of(Selection selection) => new(
        selection.State,
        selection.Gates,
        selection.Candidates,
        selection.Cdas,
        selection.Invitations,
        selection.Proposals,
        selection.Audits,
        selection.Flags,
        selection.Agreements,
        [.. selection.Documents.Select(d => new DocumentAnswer(d.Id, d.FileName, d.Length, d.Sha256, d.At))]);
}

/// <summary>A document for programs; it is read by POST, never by its blob's name.</summary>
public sealed record DocumentAnswer(string Id, string FileName, long Length, string Sha256, DateTimeOffset At);

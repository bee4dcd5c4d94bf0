using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding;

/// <summary>One commit of a sample selection: what, by whom and when.</summary>
internal sealed record SampleStep(Change Change, Actor Actor, DateTimeOffset At);

/// <summary>Bytes that belong to a sample selection, under the name its rows give them.</summary>
internal sealed record SampleBlob(string Container, string Name, byte[] Content);

/// <summary>What a CDMO handed in, for its own partition.</summary>
internal sealed record SampleSubmission(string CdmoId, RoomSubmission Content);

/// <summary>A selection that was played to where it rests, ready to be written.</summary>
/// <param name="End">As it stands at the present; its trail head is known only once it is written.</param>
/// <param name="Steps">The commits in order; the first one creates it.</param>
/// <param name="Blobs">Documents and proposal files.</param>
/// <param name="Submissions">The proposals, also those that were replaced or withdrawn.</param>
internal sealed record SampleSelection(Selection End, IReadOnlyList<SampleStep> Steps, IReadOnlyList<SampleBlob> Blobs, IReadOnlyList<SampleSubmission> Submissions);

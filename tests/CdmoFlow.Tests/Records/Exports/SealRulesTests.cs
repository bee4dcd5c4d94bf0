using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records.Exports;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Tests.Tables;

namespace CdmoFlow.Tests.Records.Exports;

/// <summary>What of a proposal leaves in the clear at each state of its seal.</summary>
public class SealRulesTests
{
    private static readonly RoomSubmission Content = PageTablesTests.Submitted() with
    {
        Files = [File("plan", Envelope.Technical, 10), File("costs", Envelope.Price, 20), File("doubtful", Envelope.Technical, 40, FileVerdict.Infected)],
    };

    [Theory]
    [InlineData(ProposalState.Submitted, EnvelopeRule.Together, false, "", "whole 3 70")]
    [InlineData(ProposalState.Sealed, EnvelopeRule.Separate, false, "", "technical 2 50;price 1 20")]
    [InlineData(ProposalState.Late, EnvelopeRule.Together, false, "", "whole 3 70")]
    [InlineData(ProposalState.Withdrawn, EnvelopeRule.Together, false, "", "whole 3 70")]
    [InlineData(ProposalState.Superseded, EnvelopeRule.Together, false, "", "whole 3 70")]
    [InlineData(ProposalState.OpenedTechnical, EnvelopeRule.Separate, false, "plan", "price 1 20")]
    [InlineData(ProposalState.OpenedPrice, EnvelopeRule.Separate, true, "plan,costs", "")]
    [InlineData(ProposalState.Opened, EnvelopeRule.Together, true, "plan,costs", "")]
    public void Rows_and_files_leave_as_far_as_they_may_be_read(ProposalState state, EnvelopeRule envelopes, bool row, string files, string parts)
    {
        var selection = Given.ASelection().In(Stage.Scoring).With(s => s with { Brief = s.Brief with { Envelopes = envelopes } }).WithCandidates(1).WithProposal("alpha", state).Build();
        Assert.Equal(row, SealRules.IsOpen(selection, Content));
        Assert.Equal(row, SealRules.AreCorrectionsOpen(selection, "alpha"));
        Assert.Equal(files, string.Join(',', SealRules.OpenFiles(selection, Content).Select(f => f.Id)));
        Assert.Equal(parts, string.Join(';', SealRules.SealedParts(selection, selection.Proposals[0], Content, carried: false).Select(p => FormattableString.Invariant($"{p.Envelope} {p.Files} {p.Bytes}"))));
    }

    [Fact]
    public void Who_has_still_to_score_takes_no_export_and_who_has_not_to_does()
    {
        var selection = Given.ASelection().In(Stage.Scoring).WithCandidates(1).WithProposal("alpha", ProposalState.Opened).Build();
        Assert.Equal("score-first", ExportSelection.Decide(selection, new(false), Given.AsQuality).Refusal!.Type);
        var note = Assert.Single(ExportSelection.Decide(selection, new(false), Given.AsManager).Change!.Trail);
        Assert.Equal(("selection.exported", "sealed left out"), (note.Action, note.New));
        Assert.Null(ExportSelection.Decide(Given.ASelection().In(Stage.RfpIssued).WithProposal("alpha").Build(), new(true), Given.AsQuality).Refusal);
    }

    private static SubmittedFile File(string id, Envelope envelope, long length, FileVerdict verdict = FileVerdict.Clean) => new()
    {
        Id = id,
        Name = $"{id}.pdf",
        Envelope = envelope,
        Length = length,
        ETag = "e",
        StagingBlob = "s",
        Snapshot = "t",
        SealedBlob = $"b-{id}",
        Finding = new FileFinding(verdict, FileReason.None, null, Given.Now),
    };
}

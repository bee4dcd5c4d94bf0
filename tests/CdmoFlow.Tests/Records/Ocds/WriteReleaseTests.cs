using System.Text.Json;
using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Records.Ocds;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;
using NJsonSchema;

namespace CdmoFlow.Tests.Records.Ocds;

/// <summary>Releases are held against the official schema, which lies beside this file.</summary>
public class WriteReleaseTests
{
    [Theory]
    [InlineData(Stage.Contract, "")]
    [InlineData(Stage.Contracted, "")]
    [InlineData(Stage.Contracted, "ocds-213czf")]
    public async Task A_release_fits_the_official_schema(Stage stage, string prefix)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Records", "Ocds", "release-schema-1.1.5.json"));
        var json = JsonSerializer.Serialize(WriteRelease.Of(Decided(stage), prefix).Release, Json.Options);
        Assert.Equal([], schema.Validate(json).Select(e => e.ToString()));
        Assert.StartsWith($"{{\"ocid\":\"{(prefix.Length == 0 ? "" : prefix + "-")}0192f0c0ffee", json, StringComparison.Ordinal);
        // The schema is no formality: without what it demands it refuses.
        Assert.NotEmpty(schema.Validate(json.Replace("\"initiationType\":\"tender\"", "\"initiationType\":\"tenders\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(json.Replace("\"ocid\":", "\"odd\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_winner_is_named_once_the_contract_is_signed_and_nobody_who_lost_ever_nor_a_price()
    {
        var (before, after) = (Text(Stage.Contract), Text(Stage.Contracted));
        Assert.DoesNotContain("alpha", before, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"pending\"", before, StringComparison.Ordinal);
        Assert.Contains("{\"id\":\"alpha\",\"name\":\"alpha labs\",\"roles\":[\"supplier\"]}", after, StringComparison.Ordinal);
        Assert.Contains("\"numberOfTenderers\":2", after, StringComparison.Ordinal);
        Assert.Equal(3, after.Split("\"awardID\"").Length - 1);
        foreach (var text in (string[])[before, after])
        {
            foreach (var loser in (string[])["bravo", "charlie"]) Assert.DoesNotContain(loser, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Decided(Stage.Contract).State.Brief.Budget.ToString(System.Globalization.CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"value\"", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Stage.RfpIssued, "", "not-decided")]
    [InlineData(Stage.Decision, "", "not-decided")]
    [InlineData(Stage.Cancelled, "", "not-decided")]
    [InlineData(Stage.Contracted, "ocds-TOOLONG1", "invalid-input")]
    public void Before_the_decision_there_is_nothing_to_tell(Stage stage, string prefix, string refusal) =>
        Assert.Equal(refusal, WriteRelease.Of(Given.ASelection().In(stage).Build(), prefix).Refusal!.Type);

    private static string Text(Stage stage) => JsonSerializer.Serialize(WriteRelease.Of(Decided(stage), "").Release, Json.Options);

    private static Selection Decided(Stage stage)
    {
        var given = Given.ASelection().In(Stage.RfpIssued).WithCandidates(3, CandidateStanding.InEvaluation).WithProposal("alpha", ProposalState.Opened).WithProposal("bravo", ProposalState.Opened).WithProposal("bravo", ProposalState.Superseded, version: 2)
            .WithProposal("charlie", ProposalState.Withdrawn).WithOpenGate(GateKind.Award).In(stage).With(s => s with { WinnerId = "alpha", RunnerUpId = "bravo", RfpDeadline = Given.Now, QuestionsUntil = Given.Now.AddDays(-9) });
        var gate = given.Build().Gates.Single();
        given.With(gate with { State = GateState.Approved, Decisions = [new(Given.Manager, true, "Agreed.", Given.Now)] });
        foreach (var kind in Enum.GetValues<AgreementKind>()) given.With(new Agreement { CdmoId = "alpha", Kind = kind, State = AgreementState.Executed, ExecutedAt = Given.Now });
        return given.Build();
    }
}

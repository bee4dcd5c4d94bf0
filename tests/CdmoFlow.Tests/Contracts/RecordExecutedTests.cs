using CdmoFlow.Contracts;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Contracts;

public class RecordExecutedTests
{
    private static readonly ExecutedInput Good = new(new string('a', 32), "A. Lind (CEO) for the sponsor, B. Roth (CEO) for alpha labs", new DateOnly(2027, 2, 26));

    [Fact]
    public void Only_the_project_manager_records() =>
        Assert.Equal(RefusalKind.Forbidden, RecordExecuted.Decide(Contracting.Issued(), AgreementKind.Msa, Good, Copy(), Given.AsFinance, Given.Now).Refusal!.Kind);

    [Fact]
    public void Before_the_award_the_stage_is_named() =>
        Assert.Contains("scoring", RecordExecuted.Decide(Given.ASelection().In(Stage.Scoring).Build(), AgreementKind.Msa, Good, Copy(), Given.AsManager, Given.Now).Refusal!.Detail, StringComparison.Ordinal);

    [Fact]
    public void The_copy_becomes_the_agreement_and_the_cdmo_may_read_it()
    {
        var selection = Contracting.Issued();
        var after = selection.After(RecordExecuted.Decide(selection, AgreementKind.Msa, Good, Copy(), Given.AsManager, Given.Now).Change!);
        var msa = CurrentAgreements.Find(after, AgreementKind.Msa)!;

        Assert.Equal((AgreementState.Executed, "executed-msa-1"), (msa.State, msa.DocumentId));
        Assert.Equal(["alpha"], after.Documents.Single(d => d.Id == "executed-msa-1").SharedWith);
        Assert.True(RecordExecuted.Decide(after, AgreementKind.Msa, Good, Copy(), Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Copy_signatories_and_day_are_asked_for_at_once() =>
        Assert.Equal(
            ["uploadId", "signatories", "executedOn"],
            RecordExecuted.Decide(Contracting.Issued(), AgreementKind.Sow, new(null, " ", new DateOnly(2027, 3, 2)), null, Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));

    private static CdmoFlow.Records.StoredDocument Copy() =>
        Contracting.Document(Contracting.Begun(), AgreementKind.Msa, "pdf") with { Id = "executed-msa-1", Sha256 = new string('d', 64), SharedWith = [] };
}

using CdmoFlow.Contracts;
using CdmoFlow.Records.Documents;
using CdmoFlow.Tests.Documents;
using CdmoFlow.Tests.Scoping;

namespace CdmoFlow.Tests.Contracts;

public class AgreementDocumentsTests
{
    private static readonly AgreementFacts Facts = new(GoodScoping.Brief(), "lks-204-ds", "Alderbrook Biologics", "Durham", ["Close CAPA 17 by 1 June 2027."]);

    [Theory]
    [InlineData(AgreementKind.Msa)]
    [InlineData(AgreementKind.Sow)]
    [InlineData(AgreementKind.QualityAgreement)]
    public void Every_agreement_names_both_parties_leaves_no_placeholder_and_hides_the_budget(AgreementKind kind)
    {
        var document = AgreementDocuments.Build(kind, Facts);
        var text = DocumentText.Of(document);

        Assert.Contains("Larkspur Therapeutics", text, StringComparison.Ordinal);
        Assert.Contains("Alderbrook Biologics", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4,500,000", text, StringComparison.Ordinal);
        Assert.Contains(document.Blocks.OfType<Table>(), table => table.Caption == "Signatures");
    }

    [Fact]
    public void The_master_services_agreement_has_its_ten_clauses() =>
        Assert.Equal(10 + 1, AgreementDocuments.Msa(Facts).Blocks.OfType<Heading>().Count());

    [Fact]
    public void The_quality_agreement_carries_the_conditions_and_the_matrix_and_no_price()
    {
        var text = DocumentText.Of(AgreementDocuments.QualityAgreement(Facts));

        Assert.Contains("Close CAPA 17 by 1 June 2027.", text, StringComparison.Ordinal);
        Assert.Contains("Release to the market | A | C", text, StringComparison.Ordinal);
        Assert.DoesNotContain("price", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("payment", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_statement_of_work_lists_the_services() =>
        Assert.Contains("cGMP manufacturing | to be agreed", DocumentText.Of(AgreementDocuments.Sow(Facts)), StringComparison.Ordinal);
}

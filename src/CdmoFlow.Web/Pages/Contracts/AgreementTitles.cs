using CdmoFlow.Contracts;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Contracts;

/// <summary>Names of the agreements on pages, in the reader's language; mails and records have <see cref="AgreementNames"/>.</summary>
public static class AgreementTitles
{
    /// <summary>The title of an agreement.</summary>
    public static string Of(AgreementKind kind) => T.Of(kind switch
    {
        AgreementKind.Msa => "Contracts_NameMsa",
        AgreementKind.Sow => "Contracts_NameSow",
        AgreementKind.QualityAgreement => "Contracts_NameQualityAgreement",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown agreement."),
    });
}

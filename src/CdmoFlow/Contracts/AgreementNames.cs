namespace CdmoFlow.Contracts;

/// <summary>What people call the agreements, on pages and in mails.</summary>
public static class AgreementNames
{
    /// <summary>The title of an agreement.</summary>
    public static string Of(AgreementKind kind) => kind switch
    {
        AgreementKind.Msa => "Master Services Agreement",
        AgreementKind.Sow => "Statement of Work no. 1",
        AgreementKind.QualityAgreement => "Quality Agreement",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown agreement."),
    };

    /// <summary>Several agreements in one sentence.</summary>
    public static string Of(IEnumerable<AgreementKind> kinds) => string.Join(", ", kinds.Select(Of));
}

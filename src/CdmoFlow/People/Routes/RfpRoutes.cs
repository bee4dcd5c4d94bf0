namespace CdmoFlow.People;

/// <content>Routes of confidentiality agreements, RFP and opening.</content>
public static partial class RouteTable
{
    private static RouteRule[] Rfp =>
    [
    ];
}

namespace CdmoFlow.People;

/// <content>Routes of audits and site qualification.</content>
public static partial class RouteTable
{
    private static RouteRule[] Audit =>
    [
    ];
}

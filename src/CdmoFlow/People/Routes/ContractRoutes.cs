namespace CdmoFlow.People;

/// <content>Routes of decision and contract.</content>
public static partial class RouteTable
{
    private static RouteRule[] Contract =>
    [
    ];
}

namespace CdmoFlow.People;

/// <content>Routes of scores, flags and shortlist.</content>
public static partial class RouteTable
{
    private static RouteRule[] Evaluation =>
    [
    ];
}

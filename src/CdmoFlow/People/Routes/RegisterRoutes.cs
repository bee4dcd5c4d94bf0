namespace CdmoFlow.People;

/// <content>Routes of register, scoping and longlist.</content>
public static partial class RouteTable
{
    private static RouteRule[] Register =>
    [
    ];
}

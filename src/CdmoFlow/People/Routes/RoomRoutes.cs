namespace CdmoFlow.People;

/// <content>Routes of the room of a CDMO.</content>
public static partial class RouteTable
{
    private static RouteRule[] Room =>
    [
    ];
}

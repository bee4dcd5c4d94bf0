using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CdmoFlow.LocalRuntime.Functions.Http;

/// <summary>Binds the parameters of an HTTP function: the request, the context, and route values by name.</summary>
internal static class HttpArguments
{
    /// <summary>Throws <see cref="InvalidOperationException"/> for a parameter that the host could not bind, and <see cref="BadHttpRequestException"/> for a route value of the wrong form.</summary>
    public static object?[] Bind(FunctionMethod function, HttpContext http, FunctionContext context) =>
        [.. function.Parameters.Select(parameter => parameter.ParameterType switch
        {
            var type when type == typeof(HttpRequest) => http.Request,
            var type when type == typeof(HttpContext) => http,
            _ when parameter.Name is { } name && http.Request.RouteValues.ContainsKey(name) => Convert(http.Request.RouteValues[name] as string, parameter.ParameterType, name),
            var type when IsRouteType(type) && (parameter.HasDefaultValue || !type.IsValueType || Nullable.GetUnderlyingType(type) is not null) =>
                parameter.HasDefaultValue ? parameter.DefaultValue : null,
            _ => DurableFunctions.Other(function, parameter, context),
        })];

    private static bool IsRouteType(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(string) || plain == typeof(int) || plain == typeof(long) || plain == typeof(Guid) || plain == typeof(bool));

    private static object? Convert(string? text, Type type, string name)
    {
        if (text is null || type == typeof(string))
        {
            return text;
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        object? value = plain switch
        {
            _ when plain == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
            _ when plain == typeof(long) && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
            _ when plain == typeof(Guid) && Guid.TryParse(text, out var guid) => guid,
            _ when plain == typeof(bool) && bool.TryParse(text, out var flag) => flag,
            _ => null,
        };
        return value ?? throw new BadHttpRequestException($"The part '{name}' of the address does not have the expected form.");
    }
}

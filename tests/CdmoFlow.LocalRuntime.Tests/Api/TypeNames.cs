using System.Reflection;

namespace CdmoFlow.LocalRuntime.Tests.Api;

/// <summary>Types in C# notation with nullability.</summary>
internal static class TypeNames
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(double)] = "double",
    };

    public static string Bare(Type type) => type.Name.Split('`')[0];

    public static string Plain(Type type) => type.IsGenericType ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(a => a.Name))}>" : type.Name;

    public static string Of(ParameterInfo parameter) => Render(parameter.ParameterType, Nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Render(property.PropertyType, Nullability.Create(property));

    private static string Render(Type type, NullabilityInfo info)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying, info.GenericTypeArguments) + "?";
        }

        var state = info.ReadState == NullabilityState.Unknown ? info.WriteState : info.ReadState;
        var mark = !type.IsValueType && state == NullabilityState.Nullable ? "?" : "";
        return (type.IsArray ? Render(type.GetElementType()!, info.ElementType!) + "[]" : Name(type, info.GenericTypeArguments)) + mark;
    }

    private static string Name(Type type, NullabilityInfo[] arguments)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        return type.IsGenericType
            ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select((argument, i) => i < arguments.Length && !argument.IsGenericParameter ? Render(argument, arguments[i]) : argument.Name))}>"
            : type.Name;
    }
}

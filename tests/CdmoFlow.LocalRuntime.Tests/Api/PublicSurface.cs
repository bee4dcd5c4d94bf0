using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CdmoFlow.LocalRuntime.Tests.Api;

/// <summary>Renders public types and members in the notation of <c>offered-api.txt</c>.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly string[] Synthesised = ["Equals", "GetHashCode", "ToString", "PrintMembers", "Deconstruct", "<Clone>$", "op_Equality", "op_Inequality"];

    public static IEnumerable<string> Lines(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal) && !type.Namespace.EndsWith(".Extensions.Abstractions", StringComparison.Ordinal))
        .SelectMany(Lines);

    private static IEnumerable<string> Lines(Type type)
    {
        var name = type.Namespace + "." + TypeNames.Plain(type);
        if (type.IsEnum)
        {
            var values = Enum.GetValues(type).Cast<object>().Select(value => string.Create(CultureInfo.InvariantCulture, $"{value} = {(int)value}"));
            return [$"{name}: {string.Join(", ", values)}"];
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"{name}: {TypeNames.Of(invoke.ReturnParameter)} ({Parameters(invoke)})"];
        }

        return Constructors(type).Concat(Properties(type)).Concat(Methods(type)).Select(member => $"{name}: {member}");
    }

    private static IEnumerable<string> Constructors(Type type) => type.GetConstructors(Declared)
        .Where(constructor => !constructor.IsStatic && Visible(constructor) && !IsCopy(constructor, type))
        .Where(constructor => !constructor.IsFamily || constructor.GetParameters().Length > 0)
        .Select(constructor => $"{(constructor.IsFamily ? "protected " : "")}{TypeNames.Bare(type)}({Parameters(constructor)})");

    private static IEnumerable<string> Properties(Type type) =>
        from property in type.GetProperties(Declared)
        where property.Name != "EqualityContract"
        let accessor = new[] { property.GetMethod, property.SetMethod }.FirstOrDefault(a => a is not null && Visible(a))
        where accessor is not null
        select Prefix(accessor, type) + $"{TypeNames.Of(property)} {property.Name} {{ {Accessors(property)}}}";

    private static IEnumerable<string> Methods(Type type) =>
        from method in type.GetMethods(Declared)
        where Visible(method) && !Synthesised.Contains(method.Name, StringComparer.Ordinal) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        let generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : ""
        let self = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : ""
        select Prefix(method, type) + $"{TypeNames.Of(method.ReturnParameter)} {method.Name}{generics}({self}{Parameters(method)})";

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily;

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.IsFamily && constructor.GetParameters() is [{ } only] && only.ParameterType == type;

    private static string Accessors(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && Visible(getter) ? "get; " : "";
        if (property.SetMethod is not { } setter || !Visible(setter))
        {
            return get;
        }

        return get + (setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? "init; " : "set; ");
    }

    private static string Prefix(MethodInfo method, Type type) =>
        (method.IsFamily ? "protected " : "")
        + (method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } && !type.IsSealed ? "virtual " : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{TypeNames.Of(parameter)} {parameter.Name}"
        + (parameter.HasDefaultValue ? " = " + Default(parameter) : "")));

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        bool flag => flag ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

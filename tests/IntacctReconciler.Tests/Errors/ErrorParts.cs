using System.Collections.Immutable;
using System.Reflection;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Tests.Errors;

/// <summary>Something for each parameter of a method that makes a message: its own name, where that can be.</summary>
internal static class ErrorParts
{
    public const int Number = 7777;

    private static readonly Origin Place = new(new("access.yaml"), 1, 1);
    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<object?> Of(ParameterInfo parameter)
    {
        var values = Values(parameter.ParameterType, Name(parameter.Name!));
        return MayBeMissing(parameter) && parameter.ParameterType != typeof(Origin?) ? [.. values, null] : values;
    }

    /// <summary>otherId becomes &lt;other id&gt;.</summary>
    private static string Name(string parameter) =>
        $"<{string.Concat(parameter.Select(sign => char.IsUpper(sign) ? $" {char.ToLowerInvariant(sign)}" : $"{sign}"))}>";

    private static bool MayBeMissing(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || (
            !parameter.ParameterType.IsValueType
            && Nullability.Create(parameter).WriteState == NullabilityState.Nullable
        );

    private static IEnumerable<object?> Values(Type type, string name)
    {
        if (type == typeof(string))
            return [name];
        if (type == typeof(int) || type == typeof(long))
            return type == typeof(int) ? [Number, 1, 0] : [(long)Number];
        if (type == typeof(bool))
            return [true, false];
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>();
        if (type.IsAssignableFrom(typeof(ImmutableArray<string>)) && type.IsValueType)
            return [ImmutableArray.Create(name)];
        if (type.IsAssignableFrom(typeof(string[])) && type != typeof(object))
            return [new[] { name }, new[] { name, name }];
        if (type == typeof(Origin) || type == typeof(Origin?))
            return [Place];
        if (type == typeof(Exception))
            return [new IOException(name)];
        if (type == typeof(Uri))
            return [new Uri("https://host.example/path")];
        if (type == typeof(TimeSpan))
            return [TimeSpan.FromMinutes(10), TimeSpan.Zero];
        return Others(type, name);
    }

    private static IEnumerable<object?> Others(Type type, string name)
    {
        if (type == typeof(ApiError))
            return
            [
                .. new[] { 400, 429, 500 }.Select(status => new ApiError(status, name, null, name, null, [])),
            ];
        throw new NotSupportedException($"nothing is known for a {type}");
    }
}

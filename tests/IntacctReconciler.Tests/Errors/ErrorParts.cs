using System.Collections.Immutable;
using System.Reflection;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Model;
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
            return name == "<parser message>" ? [name, "found a tab character"] : [name];
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

    private static IEnumerable<object?> Others(Type type, string name) =>
        type switch
        {
            _ when type == typeof(ApiError) => Answers(),
            _ when type == typeof(JournalFault) => [new JournalFault(Number, "<what>")],
            _ when type == typeof(JournalException) => [new JournalException("<why>")],
            _ when type == typeof(GuardResult) => [new GuardResult("<guard>", GuardVerdict.Refused, "<sentence>")],
            _ when type == typeof(PlanSubject) => [Plan],
            _ when type == typeof(Target) => [Target],
            _ when type == typeof(RunSoFar) =>
            [
                Run,
                Run with
                {
                    Began = Run.Began with { Facts = new("<run>", "<tool>") },
                },
            ],
            _ => throw new NotSupportedException($"nothing is known for {type} {name}"),
        };

    private static PlanSubject Plan => new("<company>", PermissionModel.RoleBased, "<endpoint>", null, "<file>");

    private static Target Target =>
        new("<other company>", new Uri("https://host.example/path"), null, null, "READ", "APPLY") { Kept = "<kept>" };

    private static RunSoFar Run =>
        new(
            new(new("<run>", "<tool>") { SignedIn = "<user>" }, "<company>", "<endpoint>", "<plan>", Number, false),
            1,
            null
        );

    private static IEnumerable<object?> Answers()
    {
        const string says = "<what intacct says>";
        yield return new ApiError(400, null, null, null, says, [], null);
        yield return new ApiError(429, null, null, null, says, [], null);
        yield return new ApiError(500, null, null, null, says, [], null);
        yield return new ApiError(403, "GW-0042", null, null, says, [], null);
        yield return new ApiError(400, "invalid_client", null, null, says, [], null);
        yield return new ApiError(400, null, null, null, "<not a web services user>", [], null);
        yield return new ApiError(400, null, null, null, "<no such company>", [], null);
    }
}

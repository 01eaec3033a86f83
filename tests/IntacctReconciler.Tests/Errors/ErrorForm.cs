using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Tests.Errors;

/// <summary>A message as the code can say it, with the names of what stands in it in the place of what would stand there.</summary>
/// <param name="Method">What says it.</param>
internal sealed partial record ErrorForm(string Method, Diagnostic Said)
{
    /// <summary>In the order of their codes.</summary>
    public static ImmutableArray<ErrorForm> All { get; } =
    [
        .. new[] { typeof(Codes), typeof(Messages), typeof(Trouble) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Diagnostic) || method.ReturnType == typeof(CompanyException))
            .SelectMany(Forms)
            .OrderBy(form => form.Said.Code, StringComparer.Ordinal),
    ];

    /// <summary>Whether a text holds this message, with anything in the place of names, and of what cannot be but some number, time or address.</summary>
    /// <param name="withCode">The code stands before it.</param>
    public bool IsIn(string text, bool withCode) =>
        Regex.IsMatch(
            text,
            (withCode ? $"{Said.Code}:? " : "") + string.Join(".+?", Open().Split(Said.Message).Select(Regex.Escape)),
            RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );

    /// <summary>With every choice that a method has: what may be missing is there or is not, a switch is on or off.</summary>
    private static IEnumerable<ErrorForm> Forms(MethodInfo method)
    {
        IEnumerable<object?[]> calls =
        [
            [],
        ];
        foreach (var parameter in method.GetParameters())
            calls = calls.SelectMany(call => ErrorParts.Of(parameter).Select(part => (object?[])[.. call, part]));
        return calls
            .Select(call => method.Invoke(null, call))
            .Select(said => said as Diagnostic ?? Failure.Of((CompanyException)said!))
            .DistinctBy(said => (said.Code, said.Message))
            .Select(said => new ErrorForm($"{method.DeclaringType!.Name}.{method.Name}", said));
    }

    [GeneratedRegex(
        @"<what intacct says>.*|<[a-z ]+>|(https://)?host\.example(/path)?|0001-01-01 00:00Z|IOException|U\+[0-9A-F]+|[0-9][0-9,]*",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Open();
}

using System.Text;
using System.Text.RegularExpressions;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Declarations;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>Every piece of YAML in docs/language.md is right: what is no whole file is put where it belongs, then all is checked as validate does.</summary>
public sealed partial class LanguageExampleTests
{
    private const string Document = "docs/language.md";

    public static TheoryData<int, string> Pieces() =>
        [.. All().Select((yaml, at) => new TheoryDataRow<int, string>(at + 1, yaml))];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void An_example_has_nothing_wrong_with_it(int number, string yaml)
    {
        var problems = new Problems();
        if (yaml.Contains("\ncompanies:", StringComparison.Ordinal))
        {
            foreach (var found in FleetReading.Of(yaml).Found)
                problems.Add(found);
        }
        else
        {
            var file = AccessFileReader.Read(Input(yaml), problems);
            if (file is not null && Composition.Of(file, problems) is { } composition)
                OfflineCheck.Run(composition, ShippedCatalogue.Load(), problems);
        }
        problems
            .Found.Where(one => one.Severity == Severity.Error)
            .Select(one => one.Message)
            .Should()
            .BeEmpty("example {0} is\n{1}", number, yaml);
    }

    [Fact]
    public void Each_construct_has_an_example()
    {
        var keys = All()
            .SelectMany(yaml => Key().Matches(yaml).Select(match => match.Groups["key"].Value))
            .ToHashSet(StringComparer.Ordinal);
        keys.Should().Contain(Keys.File.Except(["endpoint"]));
    }

    private static IEnumerable<string> All() =>
        Block()
            .Matches(MaintainedFile.Read(Document))
            .Select(match => match.Groups["yaml"].Value)
            .Where(yaml => !yaml.StartsWith('#'));

    private static AccessInput Input(string yaml) =>
        yaml.StartsWith("version:", StringComparison.Ordinal) && !yaml.Contains("\ncompany:", StringComparison.Ordinal)
            ? new(new Shared(Reading.Head, yaml)) { Base = [new(Shared.Base)], Own = new(Shared.Own) }
            : new(new Shared(Whole(yaml), "version: 1\n")) { Own = new(Shared.Own) };

    private static string Whole(string yaml)
    {
        if (yaml.StartsWith("version:", StringComparison.Ordinal))
            return yaml;
        var key = yaml[..yaml.IndexOf(':', StringComparison.Ordinal)];
        if (Keys.File.Contains(key))
            return Reading.Head + yaml;
        var kind = Keys.Role.Contains(key) && key != "allow" ? "roles" : "users";
        var indented = string.Concat(yaml.Split('\n').Where(line => line.Length > 0).Select(line => $"    {line}\n"));
        return $"{Reading.Head}{kind}:\n  Example:\n{indented}";
    }

    /// <summary>A company's file, and whatever lies below it or is included.</summary>
    private sealed class Shared(string own, string others) : ISourceFiles
    {
        public const string Own = "access.yaml";
        public const string Base = "base.yaml";

        public SourceText Read(string path) => new(Encoding.UTF8.GetBytes(path == Own ? own : others));
    }

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<key>[A-Za-z]+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}

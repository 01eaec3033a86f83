using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Errors;

/// <summary>
/// Every message that the code can say is said in some expected output, word for word: in a golden file with its
/// code, or in the text that a test compares with, where the code may stand apart.
/// </summary>
public sealed class ErrorCoverageTests
{
    private const string Tests = "tests/IntacctReconciler.Tests";

    [Fact]
    public void No_message_is_left_without_a_test_that_has_its_words()
    {
        var texts = Files().ToDictionary(path => path, Text, StringComparer.Ordinal);
        var missing =
            from said in ErrorForm.All.GroupBy(form => (form.Said.Code, form.Method))
            where
                !texts.Any(text =>
                    text.Value.Contains(said.Key.Code, StringComparison.Ordinal)
                    && said.Any(form =>
                        form.IsIn(text.Value, withCode: text.Key.EndsWith(".txt", StringComparison.Ordinal))
                    )
                )
            select $"{said.Key.Code} {said.Key.Method}: {said.First().Said.Message}\n";
        string.Concat(missing).Should().BeEmpty();
    }

    [Fact]
    public void The_search_finds_what_is_missing() =>
        ErrorForm.All.Should().Contain(form => !form.IsIn("IR7099: This is a bug in another program", withCode: true));

    /// <summary>As it is printed: the language of a test writes quotation marks in its own way.</summary>
    private static string Text(string path) => File.ReadAllText(path).Replace("\\\"", "\"", StringComparison.Ordinal);

    private static IEnumerable<string> Files() =>
        new[] { "*.txt", "*.cs" }
            .SelectMany(pattern =>
                Directory.EnumerateFiles(MaintainedFile.PathOf(Tests), pattern, SearchOption.AllDirectories)
            )
            .Where(path =>
                !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
            )
            .Concat(Directory.EnumerateFiles(MaintainedFile.PathOf("examples"), "*.txt", SearchOption.AllDirectories));
}

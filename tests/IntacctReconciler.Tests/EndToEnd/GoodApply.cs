using System.Collections.Immutable;
using IntacctReconciler.Tests.Reliability;
using IntacctReconciler.Text;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>The apply of examples/acme when nobody disturbs it.</summary>
/// <param name="Untouched">What is the same before and after, to the letter.</param>
internal sealed record GoodApply(Photo After, IReadOnlySet<string> Untouched, ImmutableArray<Write> Writes)
{
    /// <summary>The requests that ask for a change, in words.</summary>
    public ImmutableArray<string> Requests =>
        [.. Writes.Select(write => $"{write.Method} {Plural.Of(Count(write), write.Path.Split('/')[1])}")];

    public static async Task<GoodApply> MakeAsync()
    {
        await using var trial = await KillTrial.NewAsync();
        var before = trial.Look();
        var ran = await trial.Desk.RunAsync("apply", "--auto-approve");
        ran.ExitCode.Should().Be(0, ran.All);
        var after = trial.Look();
        return new(
            after,
            before.Exact.Where(after.Exact.Contains).ToHashSet(StringComparer.Ordinal),
            [.. trial.Proxy.Writes]
        );
    }

    private static int Count(Write write) =>
        write.Items is [null] ? write.Path.Split('/')[^1].Split(',').Length : write.Items.Length;
}

using IntacctReconciler.Diagnostics;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Examples;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.Resolving;

public sealed class ExampleTests
{
    public static TheoryData<string> Folders() => ExampleFolders.All();

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Every_example_resolves_against_its_company(string folder)
    {
        using var rig = Rig.Example(folder);
        var (composition, problems) = Resolved.Compose(ExampleFolders.Input(folder));
        var observed = await rig.Reader.ReadAsync(composition.Scope, null, TestContext.Current.CancellationToken);
        var desired = Resolver.Resolve(composition, observed, new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero), problems);
        problems
            .Found.Should()
            .NotContain(one => one.Severity != Severity.Note, "what has ended is worth a note and no more");
        ChangeSet.Of(desired!, observed).Changes.Should().NotBeEmpty();
    }
}

using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Composing;

public sealed class CompositionTests
{
    private static readonly Source File = new("access.yaml");

    [Fact]
    public void An_id_declared_twice_is_refused_with_both_places()
    {
        var file = Resolved.Compose("").Composition.File with
        {
            Users = [new("u", new(File, 7, 1)), new("u", new(File, 9, 1))],
        };
        var problems = new Problems();
        Composition.Of(file, problems).Should().BeNull();
        var found = problems.Found.Should().ContainSingle().Which;
        (found.Code, found.Message).Should().Be(("IR0301", "user \"u\" is declared twice"));
        (found.At!.Value.Line, found.Other!.Value.Line).Should().Be((9, 7));
    }

    [Fact]
    public void Ids_that_differ_only_in_case_wait_for_the_company()
    {
        var (composition, problems) = Resolved.Compose(
            "roles: { Clerk: { description: a }, CLERK: { description: b } }"
        );
        problems.Found.Should().BeEmpty();
        var pair = composition.CasePairs.Should().ContainSingle().Which;
        (pair.First, pair.Second).Should().Be(("Clerk", "CLERK"));
    }

    [Theory]
    [InlineData("ExtUser|Partner|ann", true)]
    [InlineData("CPAUser", true)]
    [InlineData("intacct", true)]
    [InlineData("temp-7", true)]
    [InlineData("Intacct", false)]
    [InlineData("clerk1", false)]
    public void Users_of_intacct_and_those_the_file_names_are_ignored(string id, bool ignored) =>
        Resolved
            .Compose("manage: { ignore: { users: [temp-*] } }")
            .Composition.IgnoredUsers.Contains(id)
            .Should()
            .Be(ignored);
}

using IntacctReconciler.Cli.Files;

namespace IntacctReconciler.Tests.Cli;

public sealed class CommitIdTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef01234567";
    private const string Other = "89abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("GITHUB_SHA")]
    [InlineData("CI_COMMIT_SHA")]
    [InlineData("BUILD_SOURCEVERSION")]
    public async Task The_CI_system_is_believed_first(string variable)
    {
        await using var desk = new Desk();
        desk.Environment[variable] = Other.ToUpperInvariant();
        Repository(desk, ("HEAD", Hash));
        Of(desk).Should().Be(Other);
    }

    [Fact]
    public async Task Else_the_repository_around_the_files()
    {
        await using var desk = new Desk();
        Of(desk).Should().BeNull();
        Repository(desk, ("HEAD", "ref: refs/heads/main\n"), ("refs/heads/main", Hash + "\n"));
        Of(desk).Should().Be(Hash);
        Of(desk, "a/b/c").Should().Be(Hash);
    }

    [Fact]
    public async Task A_branch_may_be_packed_and_a_head_may_be_a_commit()
    {
        await using var desk = new Desk();
        Repository(
            desk,
            ("HEAD", "ref: refs/heads/main"),
            (
                "packed-refs",
                $"# pack-refs with: peeled\n{Other} refs/heads/not-main\n{Hash} refs/heads/main\n^{Other}\n"
            )
        );
        Of(desk).Should().Be(Hash);
        Repository(desk, ("HEAD", Other));
        Of(desk).Should().Be(Other);
    }

    [Fact]
    public async Task A_work_tree_of_its_own_leads_to_the_repository()
    {
        await using var desk = new Desk();
        Repository(
            desk,
            ("worktrees/w/HEAD", "ref: refs/heads/w"),
            ("worktrees/w/commondir", "../.."),
            ("refs/heads/w", Hash)
        );
        Directory.CreateDirectory(desk.PathOf("w"));
        desk.Write("w/.git", "gitdir: ../.git/worktrees/w\n");
        Of(desk, "w").Should().Be(Hash);
    }

    [Theory]
    [InlineData("ref: refs/heads/unborn")]
    [InlineData("\u001b[31mnonsense")]
    [InlineData("")]
    public async Task What_is_no_commit_is_left_out(string head)
    {
        await using var desk = new Desk();
        Repository(desk, ("HEAD", head));
        Of(desk).Should().BeNull();
    }

    private static string? Of(Desk desk, string folder = ".") =>
        CommitId.Of(Path.GetFullPath(desk.PathOf(folder)), desk.World(TextWriter.Null, TextWriter.Null));

    private static void Repository(Desk desk, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(desk.PathOf($".git/{path}"))!);
            desk.Write($".git/{path}", text);
        }
    }
}

using CsCheck;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class RightWordsTests
{
    private static readonly Rights All = Rights.Of(Rights.DocumentedTokens);

    [Fact]
    public void Every_documented_right_has_one_row_of_words()
    {
        var rows = MaintainedFile.Lines("src/data/words.rights.tsv").Skip(1).Select(line => line.Split('\t')).ToList();
        rows.Where(row => row[0].Length > 0).Select(row => row[0]).Should().BeEquivalentTo(Rights.DocumentedTokens);
        rows.Should().OnlyContain(row => row[1].Length > 0);
    }

    [Fact]
    public void Every_right_of_every_permission_prints_as_something_that_reads_back_as_it()
    {
        foreach (var entry in ShippedCatalogue.Load().Entries)
        {
            foreach (var token in entry.Allowed.Tokens)
            {
                var printed = RightWords.Print(token, entry.Allowed);
                RightWords.Read(printed, entry.Allowed).Token.Should().Be(token, "of {0}", entry.Permission);
                RightWords.Read(token, entry.Allowed).Token.Should().Be(token, "of {0}", entry.Permission);
            }
        }
    }

    [Fact]
    public void Every_right_prints_back_and_forth_on_any_permission()
    {
        string[] known = [.. Rights.DocumentedTokens, "List", "VIEW", "brandNew"];
        var sets = Gen.Int[0, known.Length - 1].Select(index => known[index]).List[1, 12];
        sets.Sample(tokens =>
        {
            var allowed = Rights.Of(tokens);
            foreach (var token in tokens)
                RightWords.Read(RightWords.Print(token, allowed), allowed).Token.Should().Be(token);
        });
    }

    [Theory]
    [InlineData("View", "list readonly", "readonly")]
    [InlineData("View", "list view", "view")]
    [InlineData("read only", "list readonly", "readonly")]
    [InlineData("EDIT", "list modify", "modify")]
    [InlineData("Edit", "list edit", "edit")]
    [InlineData("Run", "report", "report")]
    [InlineData("Level 3", "list level3", "level3")]
    [InlineData("level 3", "approvalLevel3", "approvalLevel3")]
    [InlineData("Unmask bank details", "unmask", "unmask")]
    [InlineData("Grant", "authorize", "authorize")]
    [InlineData("brandNew", "list brandNew", "brandNew")]
    public void A_word_means_the_one_right_that_the_permission_allows(string text, string allowed, string expected) =>
        RightWords.Read(text, Rights.Of(allowed.Split(' '))).Token.Should().Be(expected);

    [Fact]
    public void A_word_with_two_allowed_meanings_is_ambiguous_and_its_tokens_are_listed()
    {
        var both = Rights.Of("list", "readonly", "view");
        var reading = RightWords.Read("View", both);
        reading.IsAmbiguous.Should().BeTrue();
        reading.Token.Should().BeNull();
        reading.Possible.Tokens.Should().Equal("readonly", "view");
        RightWords.Print(both, both).Should().Equal("List", "readonly", "view");
    }

    [Fact]
    public void An_exact_token_wins_over_the_word_that_is_spelled_alike()
    {
        var reading = RightWords.Read("view", Rights.Of("list", "readonly"));
        reading.Token.Should().BeNull();
        reading.IsUnknown.Should().BeFalse();
        reading.Meant.Tokens.Should().Equal("view");
        RightWords.Read("edit", Rights.Of("modify")).Token.Should().BeNull();
        RightWords.Read("edit", Rights.Of("modify", "edit")).Token.Should().Be("edit");
    }

    [Fact]
    public void A_known_right_that_the_permission_lacks_is_told_from_an_unknown_one()
    {
        var notHere = RightWords.Read("Post", Rights.Of("list"));
        notHere.IsUnknown.Should().BeFalse();
        notHere.Possible.IsEmpty.Should().BeTrue();
        notHere.Meant.Tokens.Should().Equal("post");
        RightWords.Read("Teleport", All).IsUnknown.Should().BeTrue();
        RightWords.Read("Modify", All).IsUnknown.Should().BeTrue();
    }

    [Theory]
    [InlineData("Bank details")]
    [InlineData("Historical")]
    [InlineData("assign users")]
    public void A_word_whose_token_nobody_published_is_named_as_such_and_never_guessed(string word)
    {
        var reading = RightWords.Read(word, All);
        reading.IsWordWithoutToken.Should().BeTrue();
        reading.Token.Should().BeNull();
    }

    [Fact]
    public void A_right_that_the_permission_does_not_allow_prints_as_its_token()
    {
        RightWords.Print("readonly", Rights.Of("list")).Should().Be("readonly");
        RightWords.Print("readonly", Rights.Of("view")).Should().Be("readonly");
    }

    [Fact]
    public void A_slip_is_offered_its_nearest_word()
    {
        RightWords.Closest("Reslcass", Rights.Of("list", "reclass")).Should().Be("Reclass");
        RightWords.Closest("Xyzzy", Rights.Of("list", "reclass")).Should().BeNull();
    }

    [Theory]
    [InlineData("View", "readonly view")]
    [InlineData("Edit", "modify edit")]
    [InlineData("Run", "run report final")]
    [InlineData("list", "list")]
    [InlineData("nonsense", "")]
    public void Named_tells_everything_a_word_can_mean(string text, string expected) =>
        RightWords.Named(text).ToString().Should().Be(expected);
}

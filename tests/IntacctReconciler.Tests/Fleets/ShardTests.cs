using CsCheck;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Tests.Fleets;

public sealed class ShardTests
{
    [Fact]
    public void However_many_there_are_every_company_is_in_exactly_one_of_them() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 320])
            .Sample(
                (companies, of) =>
                {
                    var all = Enumerable.Range(0, companies).ToList();
                    var shards = Enumerable.Range(1, of).Select(number => new Shard(number, of).In(all).ToList());
                    shards.SelectMany(one => one).Order().Should().Equal(all);
                }
            );

    [Fact]
    public void They_differ_by_one_company_at_most() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 50])
            .Sample(
                (companies, of) =>
                {
                    var all = Enumerable.Range(0, companies).ToList();
                    var sizes = Enumerable
                        .Range(1, of)
                        .Select(number => new Shard(number, of).In(all).Count())
                        .ToList();
                    (sizes.Max() - sizes.Min()).Should().BeLessThanOrEqualTo(1);
                }
            );

    [Fact]
    public void A_shard_keeps_the_order_of_the_file() =>
        new Shard(2, 3).In(["a", "b", "c", "d", "e", "f"]).Should().Equal("b", "e");

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/5", 2, 5)]
    [InlineData("256/256", 256, 256)]
    public void Is_written_as_its_number_and_how_many(string text, int number, int of) =>
        Shard.Parse(text).Should().Be(new Shard(number, of));

    [Theory]
    [InlineData("0/5")]
    [InlineData("6/5")]
    [InlineData("1/0")]
    [InlineData("-1/5")]
    [InlineData("1/5/2")]
    [InlineData("1")]
    [InlineData("/5")]
    [InlineData("1 / 5")]
    [InlineData("one/five")]
    [InlineData("99999999999/99999999999")]
    public void Anything_else_is_none(string text) => Shard.Parse(text).Should().BeNull();
}

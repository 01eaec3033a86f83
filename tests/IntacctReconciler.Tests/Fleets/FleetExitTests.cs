using IntacctReconciler.Cli;

namespace IntacctReconciler.Tests.Fleets;

public sealed class FleetExitTests
{
    /// <summary>As the documentation has it: the first of these that is present.</summary>
    private static readonly int[] Order = [3, 1, 130, 7, 4, 6, 5, 2, 0];

    [Fact]
    public void Of_every_set_of_ends_the_gravest_is_the_fleet_s()
    {
        for (var set = 1; set < 1 << Order.Length; set++)
        {
            var codes = Order.Where((_, index) => (set >> index & 1) == 1).ToList();
            ExitCode.OfFleet(codes).Should().Be(codes[0]);
            ExitCode
                .OfFleet(codes.AsEnumerable().Reverse().Concat(codes))
                .Should()
                .Be(codes[0], "the order is nothing");
        }
    }

    [Fact]
    public void Of_no_company_nothing_is_wrong() => ExitCode.OfFleet([]).Should().Be(0);
}

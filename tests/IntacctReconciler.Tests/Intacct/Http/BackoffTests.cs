using CsCheck;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Tests.Intacct.Http;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 0.0, 0.5)]
    [InlineData(1, 0.0, 1)]
    [InlineData(2, 0.0, 2)]
    [InlineData(2, 0.5, 3)]
    [InlineData(9, 0.0, 15)]
    [InlineData(1000, 0.0, 15)]
    public void Without_a_wish_of_Intacct_the_wait_doubles(int retry, double chance, double seconds) =>
        Backoff.Delay(retry, null, chance).Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void A_wish_of_Intacct_is_never_cut_short() =>
        Gen.Select(Gen.Int[0, 50], Gen.Double[0, 3600], Gen.Double[0, 0.999])
            .Sample(
                (retry, asked, chance) =>
                    Backoff.Delay(retry, TimeSpan.FromSeconds(asked), chance) >= TimeSpan.FromSeconds(asked)
            );

    [Fact]
    public void Chance_moves_the_wait_by_half_of_it_at_most() =>
        Gen.Select(Gen.Int[0, 50], Gen.Double[0, 0.999])
            .Sample(
                (retry, chance) =>
                    Backoff.Delay(retry, null, chance) >= Backoff.Delay(retry, null, 0)
                    && Backoff.Delay(retry, null, chance) <= Backoff.Delay(retry, null, 0) * 2
            );
}

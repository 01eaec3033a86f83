using IntacctReconciler.Auditing;
using IntacctReconciler.Company;
using IntacctReconciler.Evidence;
using IntacctReconciler.Tests.Evidence;
using IntacctReconciler.Tests.Examples;

namespace IntacctReconciler.Tests.Intacct.Reading;

/// <summary>What a connection tells of the lists that it read.</summary>
public sealed class AskedTests
{
    [Theory]
    [InlineData(4000, 1)]
    [InlineData(5, 7)]
    public async Task Every_list_is_told_with_its_pages_its_rows_and_how_many_there_are(int pageSize, int pages)
    {
        using var rig = Rig.Of(ExampleFolders.Read("acme", "company.json"), pageSize: pageSize);
        var users = (await rig.ReadAsync(Audit.Reads)).Users.Count;
        var asked = rig.Connection.Asked;
        asked.Should().OnlyContain(one => one.Rows == one.Expected && one.Requests > 0 && one.From <= one.Until);
        var query = asked.Single(one => one is { By: AskedBy.Query, What: "users" });
        (query.Object, query.Requests, query.Rows).Should().Be(("company-config/user", pages, users));
        asked.Single(one => one is { By: AskedBy.Keys, What: "users" }).Rows.Should().Be(users);
    }

    [Fact]
    public async Task The_tables_of_a_pack_are_the_same_whatever_the_size_of_pages()
    {
        var one = await TablesAsync(4000);
        var other = await TablesAsync(3);
        one.Zip(other).Should().OnlyContain(pair => pair.First.Content.SequenceEqual(pair.Second.Content));

        static async Task<IEnumerable<PackFile>> TablesAsync(int pageSize)
        {
            using var rig = Rig.Of(ExampleFolders.Read("acme", "company.json"), pageSize: pageSize);
            return EvidencePack.Of(Packs.Of(await rig.ReadAsync(Audit.Reads))).Files.Where(file => file.Rows > 0);
        }
    }
}

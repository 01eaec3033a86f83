using System.Text;
using CsCheck;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class CatalogueLockFileTests
{
    private static readonly DateTimeOffset At = new(2026, 8, 22, 10, 5, 59, TimeSpan.Zero);
    private static readonly string[] Names = ["bills", "vendors", "a\"b", "c\\d", "\u202eslip", "é/x", ""];
    private static readonly string[] Tokens = ["view", "list", "add", "brandNew", "aNewOne"];

    private static readonly Gen<CatalogueEntry> Entries = Gen.Select(
        Gen.OneOf(Names),
        Gen.OneOf(Names),
        Gen.OneOf<string?>("reports", "activitiesAndLists", null),
        Gen.OneOf(Tokens).Array[0, 4],
        (module, name, section, rights) =>
            new CatalogueEntry(Permission.Standard(module, name), section, Rights.Of(rights))
    );

    private static readonly Gen<PermissionCatalogue> Catalogues = Entries
        .Array[0, 12]
        .Select(entries => PermissionCatalogue.Of(entries, out _));

    private static readonly Gen<CatalogueLock> Locks = Gen.Select(
        Catalogues,
        Catalogues,
        Catalogues,
        Gen.OneOf(Names).Array[0, 3],
        Gen.OneOf(Names).Array[0, 2],
        (common, first, second, ids, entities) =>
            CatalogueLock
                .Of("ACME", At, "plan_bot", common, entities.Distinct().Select(id => KeyValuePair.Create(id, id != "")))
                .Accept(ids, [], first, At, "admin1")
                .Accept(ids.Take(1), ids.Skip(1), second, At.AddDays(1), "admin2")
    );

    [Fact]
    public void A_lock_is_read_as_it_was_written_byte_for_byte() =>
        Locks.Sample(locked =>
        {
            var bytes = CatalogueLockFile.Write(locked);
            var again = Read(bytes)!;
            CatalogueLockFile.Write(again).Should().Equal(bytes);
            again.Catalogue.Entries.Should().Equal(locked.Catalogue.Entries);
            again.Entities.Should().Equal(locked.Entities);
            foreach (var id in Names)
            {
                again.CatalogueForRole(id).Entries.Should().Equal(locked.CatalogueForRole(id).Entries);
                again.CatalogueForUser(id).Entries.Should().Equal(locked.CatalogueForUser(id).Entries);
            }
        });

    /// <summary>Whatever letter of it is lost, doubled or turned into another, it is noticed or says the same.</summary>
    [Fact]
    public void Damage_is_noticed() =>
        Gen.Select(Locks, Gen.Int[0, 1_000_000], Gen.Byte)
            .Sample(
                (locked, place, with) =>
                {
                    var bytes = CatalogueLockFile.Write(locked);
                    var damaged = bytes.ToArray();
                    damaged[place % damaged.Length] = with;
                    if (Read(damaged) is { } read)
                        CatalogueLockFile.Write(read).Should().Equal(bytes);
                }
            );

    [Fact]
    public void It_is_made_to_be_reviewed_a_permission_a_line()
    {
        var live = PermissionCatalogue.Of(
            [
                new(Permission.Standard("generalLedger", "gobd"), Sections.Reports, Rights.Of("run")),
                new(Permission.Standard("accountsPayable", "vendors"), null, Rights.Of("view", "list")),
            ],
            out _
        );
        var common = PermissionCatalogue.Of(
            [
                new(Permission.Standard("accountsPayable", "vendors"), null, Rights.Of("list")),
                new(Permission.Standard("accountsPayable", "bills"), Sections.ActivitiesAndLists, Rights.Of("list")),
            ],
            out _
        );
        var locked = CatalogueLock
            .Of(
                "ACME",
                At,
                "plan_bot",
                common,
                [KeyValuePair.Create("UK-01", true), KeyValuePair.Create("FR-01", false)]
            )
            .Accept(["AP clerk"], [], live, At.AddDays(3), "admin1");

        Encoding
            .UTF8.GetString(CatalogueLockFile.Write(locked))
            .Should()
            .Be(
                """
                {
                  "format": "intacct-catalogue-lock/1",
                  "company": "ACME",
                  "lockedAt": "2026-08-22T10:05Z",
                  "lockedBy": "plan_bot",
                  "entities": {
                    "FR-01": false,
                    "UK-01": true
                  },
                  "permissions": {
                    "accountsPayable": {
                      "bills": { "section": "activitiesAndLists", "rights": ["list"] },
                      "vendors": { "section": null, "rights": ["list"] }
                    }
                  },
                  "roles": {
                    "AP clerk": {
                      "lockedAt": "2026-08-25T10:05Z",
                      "lockedBy": "admin1",
                      "changed": {
                        "accountsPayable": {
                          "vendors": { "section": null, "rights": ["list", "view"] }
                        },
                        "generalLedger": {
                          "gobd": { "section": "reports", "rights": ["run"] }
                        }
                      },
                      "gone": {
                        "accountsPayable": ["bills"]
                      }
                    }
                  },
                  "sha256": "DIGEST"
                }

                """.ReplaceLineEndings("\n").Replace(
                    "DIGEST",
                    DigestIn(CatalogueLockFile.Write(locked)),
                    StringComparison.Ordinal
                )
            );
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\"rights\": [\"list\"]", "\"rights\": [ \"list\" ]")]
    public void Spaces_and_line_ends_mean_nothing(string old, string with)
    {
        var entry = new CatalogueEntry(Permission.Standard("accountsPayable", "bills"), null, Rights.Of("list"));
        var locked = CatalogueLock.Of("ACME", At, "plan_bot", PermissionCatalogue.Of([entry], out _), []);
        var text = Encoding.UTF8.GetString(CatalogueLockFile.Write(locked));

        text.Should().Contain(old);
        Read(Encoding.UTF8.GetBytes(text.Replace(old, with, StringComparison.Ordinal)))!
            .Catalogue.Entries.Should()
            .Equal(entry);
    }

    private static CatalogueLock? Read(byte[] bytes) =>
        CatalogueLockFile.Read(bytes, "access.catalogue.lock.json", new Problems());

    private static string DigestIn(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text[(text.IndexOf("\"sha256\": \"", StringComparison.Ordinal) + 11)..][..64];
    }
}

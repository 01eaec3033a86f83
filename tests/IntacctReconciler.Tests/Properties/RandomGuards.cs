using CsCheck;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Properties;

/// <summary>Settings of guards for the random companies, strict enough to refuse often.</summary>
internal static class RandomGuards
{
    private static readonly string[] Users = ["amy", "bob", "cfo", "dan", "eve", "nobody"];

    private static readonly Gen<Origin> Place = Gen.Int[1, 90]
        .Select(line => new Origin(new Source("guards \u001b[31m.yaml"), line, 3));

    private static readonly Gen<Answer> Answer = Gen.Select(Gen.OneOf("cfo", "a \"chief\""), Gen.Bool, Place)
        .Select(
            (owner, hasEnded, at) =>
                new Answer(
                    owner,
                    "it must be",
                    hasEnded ? "2026-10-31" : "2027-03-31",
                    hasEnded ? new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) : new(2027, 4, 1, 0, 0, 0, TimeSpan.Zero),
                    hasEnded ? null : "CHG-1",
                    at
                )
        );

    private static readonly Gen<Override> Override = Gen.Select(
            Gen.OneOf([.. Keys.OverridableGuards]),
            Gen.Int[0, 5],
            Answer
        )
        .Select((guard, limit, by) => new Override(guard, limit, by));

    private static readonly Gen<Allowance> Allowance = Gen.Select(
            Gen.OneOf(Users),
            Gen.OneOf([.. Keys.AllowCodes]),
            Answer
        )
        .Select((user, code, by) => new Allowance(user, code, by));

    private static readonly Gen<Protection> Protection = Gen.Select(
            Gen.OneOf(ObjectKind.User, ObjectKind.Role, ObjectKind.Group),
            Gen.OneOf("*", "A*", "bob", "nothing*"),
            Place
        )
        .Select((kind, pattern, at) => new Protection(kind, pattern, at));

    private static readonly Gen<SequenceOf<Limit>> Limits = Gen.Select(
            Gen.Int[0, 3].Array[GuardDefaults.Limits.Count],
            Gen.Int[0, 4],
            Gen.Bool,
            Place
        )
        .Select(
            (numbers, seats, isSeated, at) =>
                new SequenceOf<Limit>([
                    .. GuardDefaults.Limits.Select(
                        (limit, i) => limit with { Value = numbers[i], At = i % 2 == 0 ? at : null }
                    ),
                    .. isSeated ? [new Limit(GuardNames.Seats("business"), seats, at)] : (IEnumerable<Limit>)[],
                ])
        );

    public static readonly Gen<GuardSettings> Settings = Gen.Select(
            Limits,
            Override.Array[0, 3],
            Allowance.Array[0, 3],
            Protection.Array[0, 2],
            Gen.Select(Gen.OneOf(Users), Place).Array[0, 2],
            Place.Array[0, 1]
        )
        .Select(
            (limits, overrides, allowed, protectedOnes, breakGlass, approval) =>
                new GuardSettings
                {
                    Limits = limits,
                    Overrides = new([.. overrides]),
                    Allowed = new([.. allowed]),
                    Protected = new([.. protectedOnes]),
                    BreakGlass = new([.. breakGlass.Select(entry => new BreakGlass(entry.Item1, entry.Item2))]),
                    ApprovalAt = approval is [var at] ? at : null,
                    IgnoredUsers = new([RandomCompanies.Ignored]),
                    IgnoredRoles = new(["::SYS::*"]),
                }
        );
}

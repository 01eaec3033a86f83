using System.Collections.Frozen;

namespace IntacctReconciler.Simulator.Schema;

/// <summary>Every simulated object type, in an order in which referred types come first.</summary>
internal static class ObjectTypes
{
    public static readonly IReadOnlyList<ObjectType> All =
    [
        CompanyTypes.EntityType,
        CompanyTypes.Department,
        CompanyTypes.Location,
        CompanyTypes.Territory,
        CompanyTypes.Contact,
        RoleTypes.Permission,
        RoleTypes.Role,
        RoleTypes.RoleRow,
        UserTypes.User,
        UserTypes.UserGroup,
        UserTypes.Member,
        RoleTypes.RoleUser,
        RoleTypes.RoleGroup,
        HistoryTypes.History,
    ];

    private static readonly FrozenDictionary<string, ObjectType> ByName = All.ToFrozenDictionary(
        type => type.Name,
        StringComparer.Ordinal
    );

    public static ObjectType? Find(string name) => ByName.GetValueOrDefault(name);

    public static ObjectType Get(string name) => ByName[name];
}

using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>Who is in conflict by one cause: a role by itself, users who hold the same, or a person with several users.</summary>
internal sealed record Subject
{
    private enum Kind
    {
        Role,
        Users,
        Person,
    }

    private readonly Kind kind;

    private Subject(Kind kind, IdSet ids) => (this.kind, Ids) = (kind, ids);

    /// <summary>The role, or the users.</summary>
    public IdSet Ids { get; }

    public bool IsRole => kind == Kind.Role;

    public bool IsPerson => kind == Kind.Person;

    public static Subject Role(string id) => new(Kind.Role, IdSet.Of(id));

    public static Subject OfUsers(IdSet ids) => new(Kind.Users, ids);

    public static Subject Person(IdSet users) => new(Kind.Person, users);

    /// <summary>Enough to tell them apart: no user is in two crowds.</summary>
    public override int GetHashCode() => HashCode.Combine(kind, StringComparer.Ordinal.GetHashCode(Ids[0]), Ids.Count);
}

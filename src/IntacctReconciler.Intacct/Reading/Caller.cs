using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>
/// The user that reads. One who is restricted sees a part of the company and saves only that part: lists would look shorter
/// than they are.
/// </summary>
internal sealed class Caller(Session session, IntacctOptions options)
{
    private readonly string userId = SignIn.UserIdOf(options);

    /// <exception cref="Company.CompanyException">The caller is restricted to entities, departments or territories.</exception>
    public async Task RequireUnrestrictedAsync(Table<User> users)
    {
        if (options.FromReport)
            return;
        var self = users.Find(userId) ?? users.FirstOrDefault(SameButForCase);
        if (self is null)
        {
            session.Notes.Add(Trouble.CallerNotSeen(userId));
            return;
        }
        if (!session.Wants(Facets.Restrictions))
            self = await WithRestrictionsAsync(self);
        RequireUnrestricted(self);
    }

    /// <exception cref="Company.CompanyException">The user is restricted to entities, departments or territories.</exception>
    public static void RequireUnrestricted(User self)
    {
        foreach (var restriction in new[] { self.Entities, self.Departments, self.Territories })
        {
            if (restriction is { IsAll: false })
                throw Trouble.RestrictedReader(self.Id, restriction.ToString());
        }
    }

    private bool SameButForCase(User user) => string.Equals(user.Id, userId, StringComparison.OrdinalIgnoreCase);

    private async Task<User> WithRestrictionsAsync(User self)
    {
        var key = session.Keys.Find(Types.User, self.Id)!;
        var read = await session.GetAsync(
            Types.User,
            "the user that reads",
            [key],
            1,
            row => Restrictions.Read(row, self, session.Keys, new Notes())
        );
        return read.Single();
    }
}

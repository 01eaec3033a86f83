using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

internal static class UserReader
{
    public static UserDeclaration User(YamlKey id, MapReader user)
    {
        var sso = user.Map("sso", Keys.Sso);
        var declared = new UserDeclaration(id.Text, id.At)
        {
            Name = user.FreeText("name"),
            Email = user.FreeText("email"),
            Contact = Contact(user),
            Type = user.Choice("type", Choices.UserType),
            Status = user.Choice("status", Choices.Status),
            Admin = user.Choice("admin", Choices.Admin),
            TrustedDevices = user.Choice("trustedDevices", Choices.TrustedDevices),
            WebServicesOnly = user.Flag("webServicesOnly"),
            PasswordNeverExpires = user.Flag("passwordNeverExpires"),
            DisablePassword = user.Flag("disablePassword"),
            SsoEnabled = sso?.Flag("enabled"),
            SsoId = sso?.FreeText("id"),
            HideOtherDepartmentTransactions = user.Flag("hideOtherDepartmentTransactions"),
            Entities = user.Restriction("entities", hasTopLevel: true),
            Departments = user.Restriction("departments"),
            Territories = user.Restriction("territories"),
            Roles = user.List("roles", "role"),
            Groups = user.List("groups", "group"),
            Permissions = user.Permissions(),
            CustomApplications = user.CustomApplications(),
            Agents = user.Agents(),
            State = user.State(),
            Locked = user.Flag("locked"),
            Owner = user.Text("owner"),
            Ticket = user.Text("ticket"),
            Allow = user.Allow(),
        };
        Check(declared, user.Problems);
        return declared;
    }

    private static ContactDeclaration? Contact(MapReader user)
    {
        if (user.Map("contact", Keys.Contact) is not { } contact)
            return null;
        var (id, first, last) = (contact.Text("id"), contact.Text("first"), contact.Text("last"));
        if (!contact.Has("id"))
            contact.Need("first", "last");
        else if (contact.Has("first") || contact.Has("last"))
            user.Problems.Add(Codes.ContactIsOneOrTheOther(contact.At, contact.Subject!.ToString()));
        return id is null && (first is null || last is null) ? null : new(id, first, last, contact.At);
    }

    /// <summary>What Intacct would refuse whatever the company holds.</summary>
    private static void Check(UserDeclaration user, IProblems problems)
    {
        if (
            user.Admin is { Value: "limited" or "full" } admin
            && user.Type is { } type
            && type.Value != "business"
            && Choices.UserType.Find(type.Value) is { } known
        )
            problems.Add(Codes.AdminNeedsBusiness(admin.At, user.Id, admin.Value, known.Label, type.At));
        if (
            user.PasswordNeverExpires is { Value: true } kept
            && user.WebServicesOnly is { Value: false } forPeople
            && !user.IsAbsent
        )
            problems.Add(Codes.KeptPasswordOfPerson(kept.At, user.Id, forPeople.At));
    }
}

using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>
/// Fields of a user that do not go together (source: the contract's notes on <c>user</c> and Sage's help on users).
/// They are judged on what the user becomes, where the file alone did not tell; what the company holds already is no error.
/// </summary>
internal sealed class UserRules(Resolution resolution)
{
    private const string Business = "business";

    public void Check(UserDeclaration declared, User? now)
    {
        var who = Address.User(declared.Id).Said();
        CheckAdmin(who, declared, now);
        CheckPassword(who, declared, now);
        CheckSingleSignOn(who, declared, now);
    }

    /// <summary>Admin privileges are for business users only.</summary>
    private void CheckAdmin(string who, UserDeclaration declared, User? now)
    {
        if (declared is { Admin: not null, Type: not null } || (declared.Admin?.At ?? declared.Type?.At) is not { } at)
            return;
        var type = declared.Type?.Value ?? (now is null ? Business : now.Type);
        var admin = declared.Admin?.Value ?? (now is null ? "off" : now.Admin);
        if (type is null or Business || admin is null or "off")
            return;
        Report(
            Codes.AdminOfOtherType(at, who, Choices.Admin.LabelOf(admin), Choices.UserType.LabelOf(type)),
            type == now?.Type && admin == now.Admin
        );
    }

    /// <summary>Documented for web services users only; an example of Sage's own has it otherwise, so no more than a warning.</summary>
    private void CheckPassword(string who, UserDeclaration declared, User? now)
    {
        if (
            Result(declared.PasswordNeverExpires, now?.PasswordNeverExpires) is (true, var never)
            && Result(declared.WebServicesOnly, now?.WebServicesOnly) is (false, var only)
            && (never is null || only is null)
            && (never ?? only) is { } at
        )
            resolution.Problems.Add(Codes.PasswordNeverExpiresOfPerson(at, who));
        if (
            Result(declared.DisablePassword, now?.DisablePassword) is (true, var disabled)
            && Result(declared.SsoEnabled, now?.SsoEnabled) is (false, var enabled)
            && (disabled ?? enabled) is { } place
        )
            resolution.Problems.Add(Codes.PasswordDisabledWithoutSso(place, who));
    }

    /// <summary>Web services users sign in with a password; there is no single sign-on for them.</summary>
    private void CheckSingleSignOn(string who, UserDeclaration declared, User? now)
    {
        if (
            Result(declared.WebServicesOnly, now?.WebServicesOnly) is (true, var only)
            && Result(declared.SsoEnabled, now?.SsoEnabled) is (true, var enabled)
            && (enabled ?? only) is { } at
        )
            Report(Codes.SsoOfWebServicesUser(at, who), now is { WebServicesOnly: true, SsoEnabled: true });
    }

    /// <summary>The value after the plan (off where nothing says otherwise), and the place if the files say it.</summary>
    private static (bool Value, Origin? At) Result(Setting<bool>? declared, bool? now) =>
        (declared?.Value ?? now ?? false, declared?.At);

    private void Report(Diagnostic error, bool isSoAlready) =>
        resolution.Problems.Add(isSoAlready ? error with { Severity = Severity.Warning } : error);
}

using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Explaining;

/// <summary>
/// Finds the permission that somebody asks about, in the words of the screens or of the API: <c>accountsPayable/bills</c>,
/// <c>Accounts Payable / Bills</c>, <c>bills</c> where one module alone has it, <c>Application/objects/Name</c>.
/// </summary>
public sealed class PermissionAsked
{
    private const int Most = 6;
    private readonly CompanyState state;
    private readonly IProblems problems;
    private readonly ScreenWords words;
    private readonly Lazy<ImmutableArray<Permission>> held;

    /// <param name="state">Read with roles, users and the catalogue.</param>
    public PermissionAsked(CompanyState state, IProblems problems)
    {
        (this.state, this.problems, words) = (state, problems, new(state.Catalogue));
        held = new(() =>
            [
                .. state
                    .Roles.Select(EffectiveAccess.Own)
                    .Concat(state.Users.Select(EffectiveAccess.Own))
                    .SelectMany(grants => grants)
                    .Select(grant => grant.Permission)
                    .Distinct()
                    .Order(),
            ]
        );
    }

    /// <summary>
    /// The permission, whether the company offers it or not; null when it is reported instead that there is none, or several.
    /// </summary>
    public Permission? Find(string text)
    {
        if (held.Value.FirstOrDefault(permission => permission.ToString() == text) is { } exact)
            return exact;
        return text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? InModule(text, text[..slash].Trim(), text[(slash + 1)..].Trim())
            : Anywhere(text.Trim());
    }

    /// <summary>
    /// The module, or the section of one, that the text names: <c>accountsPayable</c>, <c>Accounts Payable</c>,
    /// <c>accountsPayable/reports</c>. Null where a permission is meant, or nothing there is; that is left to <see cref="Find"/>.
    /// A word that names a module and a permission of the same name too means the module: the other has a longer name.
    /// </summary>
    public AskedModule? Module(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (name, rest) = slash > 0 ? (text[..slash].Trim(), text[(slash + 1)..].Trim()) : (text.Trim(), "*");
        var section = rest == "*" ? null : rest;
        var modules = words.Modules(name);
        if (modules.IsEmpty || (section is not null && Sections.Named(section) is null))
            return null;
        var isPermission = slash > 0 && !Found(words, modules, rest).IsEmpty;
        return isPermission ? null : new(IdSet.Of(modules), section);
    }

    /// <summary>The rights of this word on all that the company offers of the module; null when it is reported that there are none.</summary>
    public AskedRights? Right(string text, AskedModule module)
    {
        ImmutableArray<CatalogueEntry> offered = [.. module.OfferedBy(state.Catalogue)];
        var meant = GrantSet.Of(
            offered.Select(entry => new Grant(entry.Permission, RightWords.Read(text, entry.Allowed).Possible))
        );
        if (meant.Count > 0)
            return new(text, meant);
        var allowed = offered.Aggregate(Rights.None, (all, entry) => all | entry.Allowed);
        problems.Add(
            Codes.AskedRightUnknown(
                text,
                string.Join(", ", module.Modules.Select(words.Print)),
                RightWords.Closest(text, allowed),
                [.. allowed.Tokens]
            )
        );
        return null;
    }

    /// <summary>The rights of this word on the permission; null when it is reported that there are none, or several.</summary>
    public Rights? Right(string text, Permission permission)
    {
        var own = held.Value.Contains(permission) ? HeldOn(permission) : Rights.None;
        var entry = state.Catalogue.Find(permission) ?? ShippedCatalogue.Load().Find(permission);
        var allowed = (entry?.Allowed ?? Rights.None) | own;
        var reading = RightWords.Read(text, allowed);
        if (reading.Token is { } token)
            return Rights.Of(token);
        var name = words.Full(permission);
        if (permission.Kind != PermissionKind.Standard && Rights.IsDocumented(text))
            return Rights.Of(text);
        problems.Add(
            reading.IsAmbiguous ? Codes.AskedRightAmbiguous(text, name, [.. reading.Possible.Tokens])
            : reading.IsUnknown
                ? Codes.AskedRightUnknown(text, name, RightWords.Closest(text, allowed), [.. allowed.Tokens])
            : Codes.AskedRightNotAllowed(text, name, [.. RightWords.Print(allowed, allowed)])
        );
        return null;
    }

    private Permission? InModule(string text, string module, string name)
    {
        var modules = words.Modules(module);
        if (modules.IsEmpty)
            return Reported(Codes.AskedModuleUnknown(text, module, words.NearestModule(module)));
        ImmutableArray<Permission> offered = Found(words, modules, name);
        if (offered.IsEmpty)
            offered =
            [
                .. held.Value.Where(one => modules.Contains(one.Module, StringComparer.Ordinal) && one.Name == name),
            ];
        if (offered.IsEmpty)
            offered = Found(ScreenWords.Shipped, modules, name);
        if (offered.IsEmpty)
            offered = [.. modules.Select(one => Permission.Standard(one, name)).Where(one => !Aliases.Of(one).IsEmpty)];
        return offered switch
        {
            [var only] => only,
            [] => Reported(Codes.AskedPermissionUnknown(text, Near(modules, name))),
            _ => Reported(Codes.AskedPermissionAmbiguous(text, Named(offered))),
        };
    }

    private Permission? Anywhere(string name)
    {
        var all = Found(words, [.. state.Catalogue.Modules], name);
        if (all is [var only])
            return only;
        if (all.Length > 1)
            return Reported(Codes.AskedPermissionAmbiguous(name, Named(all)));
        if (words.Modules(name) is [var module, ..])
            return Reported(Codes.AskedModuleAlone(name, $"{module}/{Example(module)}"));
        var near = state.Catalogue.Modules.Select(one => (Module: one, Name: words.NearestPermission(one, name)));
        return Reported(
            Codes.AskedPermissionUnknown(
                name,
                near.Where(one => one.Name is not null).Select(one => $"{one.Module}/{one.Name}").FirstOrDefault()
                    ?? words.NearestModule(name)
            )
        );
    }

    private string Example(string module) =>
        state.Catalogue.OfModule(module).FirstOrDefault()?.Permission.Name ?? "bills";

    private string? Near(ImmutableArray<string> modules, string name) =>
        modules
            .Select(module => words.NearestPermission(module, name) is { } near ? $"{module}/{near}" : null)
            .FirstOrDefault(near => near is not null)
        ?? modules.SelectMany(module => words.Elsewhere(module, name)).FirstOrDefault()?.ToString();

    private Rights HeldOn(Permission permission) =>
        state
            .Roles.Select(EffectiveAccess.Own)
            .Concat(state.Users.Select(EffectiveAccess.Own))
            .Aggregate(Rights.None, (all, grants) => all | grants.RightsOn(permission));

    private static ImmutableArray<Permission> Found(ScreenWords words, ImmutableArray<string> modules, string name) =>
        [.. modules.SelectMany(module => words.Permissions(module, name)).Select(entry => entry.Permission).Distinct()];

    private static string[] Named(ImmutableArray<Permission> permissions) =>
        [.. permissions.Take(Most).Select(permission => permission.ToString())];

    private Permission? Reported(Diagnostic problem)
    {
        problems.Add(problem);
        return null;
    }
}

using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Evidence;

/// <summary>
/// The access of a company on one page, to look at and to print: users and modules, then what the roles grant. It needs
/// nothing but itself: no script, no network, and a browser is told to allow none.
/// </summary>
internal static class AccessPage
{
    public const string FileName = "access.html";
    public const string Holds = "Users and modules at one look, and what each role grants; to be opened in a browser.";

    public static PackFile Of(CompanyEvidence company)
    {
        var page = new Html();
        Head(page, company);
        Matrix(page, company, AccessMatrix.Of(company));
        Roles(page, company);
        Direct(page, company);
        page.Add($"</body>\n</html>\n");
        return PackFile.OfText(FileName, page.ToString());
    }

    private static void Head(Html page, CompanyEvidence company)
    {
        var title = $"Who may do what in {company.Subject.Company}";
        page.Add($"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Add(
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        );
        page.Add($"<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n");
        page.Add($"<style>\n").AddStyle().Add($"</style>\n</head>\n<body>\n<h1>{title}</h1>\n");
        page.Add($"<p>As read over Intacct's REST API by {company.Subject.Reader ?? "nobody"}, ");
        page.Add($"as of {CellWords.Time(company.AsOf)} UTC. ");
        page.Add($"What is shown was granted; README.txt says what the API does not tell.</p>\n");
    }

    private static void Matrix(Html page, CompanyEvidence company, AccessMatrix matrix)
    {
        page.Add($"<h2>Users and modules</h2>\n<div class=\"wide\">\n<table class=\"matrix\">\n<caption>");
        page.Add($"<b class=\"all\">All</b> every right that the module offers; ");
        page.Add($"<b class=\"read\">Read</b> what the button Read only sets, and no more; ");
        page.Add($"<b class=\"part\">a number</b> so many of its permissions, with some right or other. ");
        page.Add($"Under a module's name: how many permissions it offers.</caption>\n<thead>\n<tr>");
        foreach (var heading in (string[])["User", "Name", "Type", "Admin", "Entities", "Conflicts"])
            page.Add($"<th scope=\"col\">{heading}</th>");
        foreach (var column in matrix.Columns)
            page.Add(
                $"<th scope=\"col\" class=\"module\"><span>{column.Word}</span><small>{column.Offers}</small></th>"
            );
        page.Add($"</tr>\n</thead>\n");
        Body(page, company, matrix, canSignIn: true, "");
        Body(page, company, matrix, canSignIn: false, "Cannot sign in now, and would hold:");
        page.Add($"</table>\n</div>\n");
        if (Nobodys(company, matrix) is { Length: > 0 } others)
            page.Add($"<p>Nobody holds anything in {Plural.List(others)}.</p>\n");
        if (!company.State.OffersMembers)
            page.Add(
                $"<p><strong>Incomplete:</strong> the company does not offer the members of user groups over the API, so what comes by groups is not here.</p>\n"
            );
    }

    private static void Body(Html page, CompanyEvidence company, AccessMatrix matrix, bool canSignIn, string title)
    {
        var rows = matrix.Rows.Where(row => row.CanSignIn == canSignIn).ToList();
        if (rows.Count == 0)
            return;
        page.Add($"<tbody>\n");
        if (title.Length > 0)
            page.Add(
                $"<tr><th scope=\"rowgroup\" class=\"group\" colspan=\"{6 + matrix.Columns.Length}\">{title}</th></tr>\n"
            );
        foreach (var row in rows)
            Row(page, company, row);
        page.Add($"</tbody>\n");
    }

    private static void Row(Html page, CompanyEvidence company, MatrixRow row)
    {
        var user = row.User;
        page.Add($"<tr><th scope=\"row\">{user.Id}</th><td>{user.Name}</td>");
        page.Add(
            $"<td>{Word(Choices.UserType, user.Type)}{(user.WebServicesOnly == true ? ", Web Services" : "")}</td>"
        );
        page.Add($"<td>{(user.Admin is "off" ? "" : Word(Choices.Admin, user.Admin))}</td>");
        page.Add($"<td>{(user.Entities is { } reach ? CellWords.Reach(reach) : CellWords.NotKnown)}</td>");
        page.Add($"<td>{Conflicts(row)}</td>");
        foreach (var held in row.Held)
            Cell(page, held, company.State.Catalogue);
        page.Add($"</tr>\n");
    }

    private static void Cell(Html page, GrantSet? held, PermissionCatalogue catalogue)
    {
        if (held is null)
            page.Add($"<td></td>");
        else if (Extents.Of(held, catalogue) is var extent && extent == Extent.Part)
            page.Add($"<td class=\"part\">{held.Count}</td>");
        else if (extent == Extent.All)
            page.Add($"<td class=\"all\">All</td>");
        else
            page.Add($"<td class=\"read\">Read</td>");
    }

    private static string Conflicts(MatrixRow row) =>
        CellWords.List([.. row.Conflicts, .. row.Waived.Select(rule => $"{rule} (waived)")]);

    private static string Word(Choices choices, string? token) =>
        token is null ? CellWords.NotKnown : choices.LabelOf(token);

    private static string[] Nobodys(CompanyEvidence company, AccessMatrix matrix) =>
        [
            .. company
                .State.Catalogue.Modules.Except(
                    matrix
                        .Columns.Where(column => column.Kind == PermissionKind.Standard)
                        .Select(column => column.Module),
                    StringComparer.Ordinal
                )
                .Select(module => company.Words.Module(Permission.Standard(module, ""))),
        ];

    private static void Roles(Html page, CompanyEvidence company)
    {
        if (company.State.Roles.Count == 0)
            return;
        page.Add($"<h2>What the roles grant</h2>\n");
        foreach (var role in company.State.Roles)
        {
            page.Add($"<section>\n<h3>{role.Id}</h3>\n<p>{role.Description}</p>\n<p>{HeldBy(company, role)}</p>\n");
            Grants(page, company, EffectiveAccess.Own(role));
            page.Add($"</section>\n");
        }
    }

    private static string HeldBy(CompanyEvidence company, Role role)
    {
        ImmutableArray<string> users =
        [
            .. company.State.Users.Where(user => user.Roles?.Contains(role.Id) == true).Select(user => user.Id),
        ];
        ImmutableArray<string> groups =
        [
            .. company
                .State.Groups.Where(group => group.Roles?.Contains(role.Id) == true)
                .Select(group => $"group {group.Id}"),
        ];
        return users.Length + groups.Length == 0 ? "Held by nobody." : $"Held by {Plural.List([.. users, .. groups])}.";
    }

    private static void Direct(Html page, CompanyEvidence company)
    {
        var users = company.State.Users.Where(user => EffectiveAccess.Own(user).Count > 0).ToList();
        if (users.Count == 0)
            return;
        page.Add($"<h2>What users hold without a role</h2>\n");
        foreach (var user in users)
        {
            page.Add($"<section>\n<h3>{user.Id}</h3>\n<p>{user.Name}</p>\n");
            Grants(page, company, EffectiveAccess.Own(user));
            page.Add($"</section>\n");
        }
    }

    private static void Grants(Html page, CompanyEvidence company, GrantSet grants)
    {
        if (grants.Count == 0)
        {
            page.Add($"<p>Grants nothing.</p>\n");
            return;
        }
        page.Add($"<table>\n<thead><tr><th scope=\"col\">Module</th><th scope=\"col\">Permissions</th></tr></thead>\n");
        page.Add($"<tbody>\n");
        foreach (var module in grants.GroupBy(grant => (grant.Permission.Kind, grant.Permission.Module)))
        {
            var held = GrantSet.Of(module);
            page.Add($"<tr><th scope=\"row\">{company.Words.Module(held[0].Permission)}</th>");
            page.Add($"<td>{Said(company.Words, held)}</td></tr>\n");
        }
        page.Add($"</tbody>\n</table>\n");
    }

    /// <summary>By name, but for a module of which it is all or what the button Read only sets.</summary>
    private static string Said(CellWords words, GrantSet held) =>
        Extents.Of(held, words.Catalogue) switch
        {
            Extent.All => $"All: every right of {Plural.Of(held.Count, "permission")}",
            Extent.ReadOnly => $"Read only: {Plural.Of(held.Count, "permission")}",
            _ => CellWords.List(
                held.Select(grant => $"{words.Name(grant.Permission)}: {words.Rights(grant.Permission, grant.Rights)}")
            ),
        };
}

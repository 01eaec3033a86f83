using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Intacct.Http;

/// <summary>Every code and message of the client. Texts from Intacct are made safe for printing here.</summary>
internal static class Trouble
{
    /// <summary>Codes by which callers tell what may be answered in another way.</summary>
    public const string NoAnswerCode = "IR8005";
    public const string NotJsonCode = "IR8007";
    public const string BrokenCode = "IR8008";
    public const string ForbiddenCode = "IR8019";
    public const string RefusedCode = "IR8020";
    public const string VanishedCode = "IR8022";
    public const string TwoRowsCode = "IR8024";

    private const string SetUp = "Company > Setup > Company > Security > Authorized client applications";

    public static CompanyException NotAnEndpoint(Uri endpoint) =>
        new(
            "IR8001",
            $"{Printable.Of(endpoint.OriginalString)} is not the address of an Intacct API",
            $"The endpoint looks like {IntacctOptions.SageEndpoint} and has no user, query or fragment"
        );

    public static CompanyException NotEncrypted(Uri endpoint) =>
        new("IR8002", $"{Printable.Of(endpoint.Host)} would be sent credentials without encryption", "Use https");

    public static CompanyException HostNotAllowed(Uri endpoint) =>
        new(
            "IR8003",
            $"Credentials are not sent to {Printable.Of(endpoint.Authority)}",
            $"Only {IntacctOptions.SageEndpoint.Host} and this machine are; if that host is yours, list it in INTACCT_ALLOWED_ENDPOINTS"
        );

    public static CompanyException Unreachable(Uri endpoint, Exception why) =>
        new(
            "IR8004",
            $"{Printable.Of(endpoint.Authority)} cannot be reached: {Printable.Of(Innermost(why).Message)}",
            "Check the network, the proxy and the endpoint",
            why
        );

    public static CompanyException NoAnswer(string what, Exception why) =>
        new(
            NoAnswerCode,
            $"Intacct did not answer when asked for {what}",
            "Nothing was changed by that. Try again, with a longer --timeout if the company is large",
            why
        );

    public static CompanyException Redirected(int status) =>
        new(
            "IR8006",
            $"The endpoint answered with a redirection (status {status}), which is not followed",
            "Check the endpoint; credentials go nowhere but to the address that was named"
        );

    public static CompanyException NotJson(int status, string? contentType) =>
        new(
            NotJsonCode,
            contentType is null
                ? $"The answer (status {status}) does not say that it is JSON: it has no content type"
                : $"The answer (status {status}) is not JSON but {Printable.Of(contentType, 60)}",
            "A proxy or a sign-in page may stand between; check the endpoint"
        );

    public static CompanyException Broken(string what, Exception? why = null) =>
        new(BrokenCode, $"The answer is broken: {what}", "Try again; if it stays, tell Sage's support", why);

    public static CompanyException TooLarge(long longest) =>
        new(
            "IR8009",
            $"The answer is longer than {longest >> 20} MB and was not read",
            "A smaller page size makes smaller answers"
        );

    public static CompanyException AskedToWait(TimeSpan wait) =>
        new(
            "IR8010",
            $"Intacct asks to wait {Math.Ceiling(wait.TotalMinutes)} minutes before the next request",
            "The company's limit of requests is used up; run again later, or with a lower --concurrency"
        );

    public static CompanyException WrongCompany(string username, string company) =>
        new(
            "IR8011",
            $"The credentials name {Printable.Of(username)}, but the company is {Printable.Of(company)}",
            $"Write the user name as userId@{Printable.Of(company)}, or take the credentials of that company"
        );

    public static CompanyException MissingCredentials(string what) =>
        new("IR8012", $"The credentials have no {what}", "A client id, a client secret and a user name are needed");

    public static CompanyException SignInRefused(string username, string clientId, ApiError error) =>
        error switch
        {
            { Code: "GW-0042" } or { ErrorId: "REST-1216" } => new(
                "IR8013",
                $"The company has not authorised client {Printable.Of(clientId)} for {Printable.Of(username)}: {Say(error)}",
                $"In Intacct, at the top level: {SetUp} > Add: the client id together with the user id (upper and lower case count)"
            ),
            _ when Mentions(error, "web services user") || Mentions(error, "Web Services") => new(
                "IR8014",
                $"{Printable.Of(username)} may not sign in over the API: {Say(error)}",
                "Intacct lets only Web Services users in: Company > Admin > Web Services users > Add"
            ),
            _ when Mentions(error, "company") => new(
                "IR8015",
                $"Intacct does not take {Printable.Of(username)}: {Say(error)}",
                "Check the company id in the access file and in the user name (userId@companyId)"
            ),
            { Code: "invalid_client" } => new(
                "IR8016",
                $"Intacct refuses client {Printable.Of(clientId)}: {Say(error)}",
                $"Check client id and secret; the client id must stand with the user id in Intacct, at the top level: {SetUp}"
            ),
            _ => new(
                "IR8017",
                $"Intacct refuses to sign in {Printable.Of(username)}: {Say(error)}",
                $"Check the client secret and the user; the user must be a Web Services user and stand with the client id in Intacct, at the top level: {SetUp}"
            ),
        };

    public static CompanyException TokenRefused(ApiError error) =>
        new(
            "IR8018",
            $"Intacct refuses the token that it has just given: {Say(error)}",
            "The user may have been set inactive or the client's authorisation taken away; check both in Intacct"
        );

    public static CompanyException Forbidden(string what, string username, ApiError error) =>
        new(
            ForbiddenCode,
            $"{Printable.Of(username)} may not read {what}: {Say(error)}",
            "Give it, at the top level, List and View on Administration > Users and on Company > Entities and Departments; or make it an administrator"
        );

    public static CompanyException Refused(string what, ApiError error) =>
        error.Status switch
        {
            429 or 503 => new(
                "IR8026",
                $"Intacct kept asking to slow down when asked for {what} (status {error.Status}): {Say(error)}",
                "The company's limit of requests is used up, by this run or by others; run again later, or with a lower --concurrency"
            ),
            >= 500 => new(
                "IR8027",
                $"Intacct failed, at each try, when asked for {what} (status {error.Status}): {Say(error)}",
                Support(error) ?? "Run again; if it stays, tell Sage's support"
            ),
            _ => new(
                RefusedCode,
                $"Intacct refuses to give {what} (status {error.Status}): {Say(error)}",
                Support(error) ?? "Try again; if it stays, tell Sage's support"
            ),
        };

    public static CompanyException Inconsistent(string what, string how) =>
        new(
            "IR8021",
            $"The list of {what} cannot be trusted: {how}, also at the second reading",
            "Somebody may be changing the company; run again. Nothing was taken for absent and nothing was changed"
        );

    public static CompanyException Vanished(string what, int count) =>
        new(
            VanishedCode,
            $"{Plural.Of(count, "object")} of the list of {what} {(count == 1 ? "was" : "were")} not in the answer that should hold {(count == 1 ? "it" : "them")}",
            "Somebody may be changing the company; run again"
        );

    public static CompanyException Twice(string what, string id) =>
        new(
            "IR8023",
            $"The company has two {what} with the id {Printable.Of(id)}",
            "Ids tell objects apart here; delete or rename one of them in Intacct"
        );

    public static CompanyException TwoRows(string first, string second) =>
        new(
            TwoRowsCode,
            $"The company's catalogue has two rows of one module and name: {Printable.Of(first, 400)} and {Printable.Of(second, 400)}",
            "Which of them a grant means cannot be told; report it to the project with both rows"
        );

    public static CompanyException RestrictedReader(string username, string what) =>
        new(
            "IR8025",
            $"{Printable.Of(username)} is itself restricted to {Printable.Of(what)} and sees only a part of the company",
            "Use a Web Services user of the top level with no restriction to entities, departments or territories"
        );

    public static Diagnostic CallerNotSeen(string username) =>
        new(
            "IR8040",
            Severity.Note,
            $"{Printable.Of(username)} does not find itself among the users, so whether it sees everything is not known"
        );

    public static Diagnostic Unreadable(string field, string objects, int count, string examples) =>
        new(
            "IR8041",
            Severity.Note,
            $"{field} of {Plural.Of(count, objects)} could not be read and is not compared: {examples}",
            "The user that reads may lack the right to see it"
        );

    public static Diagnostic ReadOnlyRestrictions(int count, string examples) =>
        new(
            "IR8042",
            Severity.Note,
            $"{Plural.Of(count, "user")} with restrictions that the API shows but cannot write are left as they are: {examples}",
            "They stand under locations and not under entities; change them on the screen"
        );

    public static Diagnostic ContradictoryRestrictions(int count, string examples) =>
        new(
            "IR8043",
            Severity.Note,
            $"{Plural.Of(count, "user")} restricted to entities without naming one: not compared: {examples}",
            "What Intacct makes of that is not documented; open the user on the screen and save it"
        );

    public static Diagnostic KnownFromReport(string company, string fields) =>
        new(
            "IR8044",
            Severity.Note,
            $"{Printable.Of(company)} is known from a permissions report alone; not known of its users, and not compared: {fields}",
            "Roles, groups and entities are not in such a report either: that none are seen says nothing of them"
        );

    private static bool Mentions(ApiError error, string word) =>
        error.Words.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Say(ApiError error) => Printable.Of(error.Words, 500);

    private static string? Support(ApiError error) =>
        error.SupportId is { } id ? $"Sage's support knows it as {Printable.Of(id, 80)}" : null;

    private static Exception Innermost(Exception why) => why.InnerException is { } inner ? Innermost(inner) : why;
}

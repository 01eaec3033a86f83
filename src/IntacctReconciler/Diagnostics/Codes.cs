using System.Globalization;
using IntacctReconciler.Text;

namespace IntacctReconciler.Diagnostics;

/// <summary>
/// Every code and message about input, one method each, so that wording and numbers are seen side by side. A code is
/// never used again for something else. 01: the file as YAML, and shapes; 02: the access file; 03: composing;
/// 04: resolving; 05: planning.
/// </summary>
public static class Codes
{
    // 01: the file as YAML, and shapes

    public static Diagnostic FileTooLarge(Origin at, long bytes, long most) =>
        Error(
            "IR0101",
            at,
            string.Create(CultureInfo.InvariantCulture, $"the file has {bytes:N0} bytes; at most {most:N0} are read")
        );

    public static Diagnostic NotUtf8(Origin at) =>
        Error("IR0102", at, "these bytes are not UTF-8", "save the file as UTF-8");

    public static Diagnostic NotYaml(Origin at, string parserMessage, Origin? open)
    {
        var (message, hint, showOpen) = YamlWords.Explain(parserMessage);
        return Error("IR0103", at, message, hint, showOpen ? open : null);
    }

    public static Diagnostic ControlCharacter(Origin at, byte value) =>
        Error(
            "IR0104",
            at,
            string.Create(CultureInfo.InvariantCulture, $"the file holds the control character U+{value:X4}"),
            string.Create(CultureInfo.InvariantCulture, $"remove it, or write it as \"\\x{value:X2}\" in double quotes")
        );

    public static Diagnostic SecondDocument(Origin at) =>
        Error("IR0105", at, "a second YAML document begins here", "one file holds one document: remove the line");

    public static Diagnostic DuplicateKey(Origin at, string key, Origin first) =>
        Error("IR0106", at, $"{Quoted(key)} stands twice in one map", "keep one of the two", first);

    public static Diagnostic UnknownKey(Origin at, string key, string? where, string? nearest, string known) =>
        Error(
            "IR0107",
            at,
            $"unknown key {Quoted(key)}{(where is null ? "" : $" in {where}")}",
            nearest is null ? $"known keys: {known}" : $"did you mean {Quoted(nearest)}?"
        );

    public static Diagnostic MergeKey(Origin at) =>
        Error("IR0108", at, "merge keys (<<) are not supported", "write the keys out");

    public static Diagnostic UnknownAlias(Origin at, string name) =>
        Error(
            "IR0109",
            at,
            $"no anchor &{Printable.Of(name)} stands before this alias",
            "an id that begins with * needs quotes"
        );

    public static Diagnostic CyclicAlias(Origin at, string name) =>
        Error("IR0110", at, $"the alias *{Printable.Of(name)} stands inside the value that it refers to");

    public static Diagnostic TooMuchAliased(Origin at, int most) =>
        Error(
            "IR0111",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the aliases of this file stand for more than {most:N0} values"
            )
        );

    public static Diagnostic TooDeep(Origin at, int deepest) =>
        Error("IR0112", at, $"more than {deepest} levels are nested here");

    public static Diagnostic UnknownTag(Origin at, string tag) =>
        Error("IR0113", at, $"the tag {Printable.Of(tag)} is not supported", "remove it; text in quotes needs no tag");

    public static Diagnostic TagDoesNotFit(Origin at, string tag) =>
        Error("IR0114", at, $"the value is not what its tag {Printable.Of(tag)} says", "remove the tag");

    public static Diagnostic KeyNotText(Origin at) =>
        Error("IR0115", at, "a key must be a text, written out", "put a key that begins with a sign in quotes");

    public static Diagnostic EmptyFile(Origin at) =>
        Error("IR0116", at, "the file is empty", "an access file begins with: version: 1");

    public static Diagnostic NotAMap(Origin at) =>
        Error("IR0117", at, "the file must be a map of keys and values", "an access file begins with: version: 1");

    public static Diagnostic NeedsQuotes(Origin at, string what, string text) =>
        Error(
            "IR0118",
            at,
            $"{what} is a text, and {Printable.Of(text)} without quotes is something else in YAML",
            $"write '{Printable.Of(text)}'"
        );

    public static Diagnostic NullValue(Origin at, string what, string? hint) =>
        Error("IR0119", at, $"{what} has no value", hint ?? "write a value, or leave the key out");

    public static Diagnostic WrongType(Origin at, string what, string wanted, string found, string? hint = null) =>
        Error("IR0120", at, $"{what} must be {wanted}, not {found}", hint);

    public static Diagnostic MissingKey(Origin at, string? where, string key, string? hint) =>
        Error("IR0121", at, $"{(where is null ? "" : where + ": ")}{Quoted(key)} is missing", hint);

    public static Diagnostic EmptyText(Origin at, string what) => Error("IR0122", at, $"{what} is empty");

    public static Diagnostic UnknownWord(Origin at, string what, string word, string? nearest, string known) =>
        Error(
            "IR0123",
            at,
            $"{what} cannot be {Quoted(word)}",
            nearest is null ? $"it is one of: {known}" : $"did you mean {Quoted(nearest)}? It is one of: {known}"
        );

    public static Diagnostic ListedTwice(Origin at, string what, string entry, Origin first) =>
        Error("IR0124", at, $"{what} names {Quoted(entry)} twice", "keep one of the two", first);

    public static Diagnostic OutOfRange(Origin at, string what, string wanted, string text) =>
        Error("IR0125", at, $"{what} must be {wanted}, not {Printable.Of(text)}");

    // 02: the access file

    public static Diagnostic UnsupportedVersion(Origin at, string version) =>
        Error(
            "IR0201",
            at,
            $"version {Printable.Of(version)} of the access file is not known here",
            "write: version: 1"
        );

    public static Diagnostic NeedsTemplates(Origin at, string where) =>
        Error(
            "IR0202",
            at,
            $"\"like\" in {where} needs templates, which this version does not have",
            "write the fields out"
        );

    public static Diagnostic EmptyRestriction(Origin at, string what) =>
        Error(
            "IR0203",
            at,
            $"{what} is an empty restriction, which Intacct would read as no restriction at all",
            "name at least one id, or write: all"
        );

    public static Diagnostic BadMoment(Origin at, string what, string text) =>
        Error(
            "IR0204",
            at,
            $"{what} must be a date or a time in UTC, not {Quoted(text)}",
            "write 2027-01-31 (that day included) or 2027-01-31T18:00Z"
        );

    public static Diagnostic NeverHolds(Origin at, string what, Origin from) =>
        Error("IR0205", at, $"{what} ends before it begins", "let \"until\" be later than \"from\"", from);

    public static Diagnostic UnknownChoice(Origin at, string what, string value, string? nearest, string known) =>
        new(
            "IR0206",
            Severity.Warning,
            $"{what} is {Quoted(value)}, which is not a value known here; it is sent to Intacct as it stands",
            nearest is null ? $"known: {known}" : $"did you mean {Quoted(nearest)}?",
            at
        );

    public static Diagnostic UnknownAllowCode(Origin at, string code, string? nearest, string known) =>
        Error(
            "IR0207",
            at,
            $"nothing is allowed by the name {Quoted(code)}",
            nearest is null ? $"it is one of: {known}" : $"did you mean {Quoted(nearest)}?"
        );

    public static Diagnostic AdditiveTakesAway(Origin at, string what, string mode) =>
        Error(
            "IR0208",
            at,
            $"{what} takes away, but {mode} is additive and only adds",
            "leave it out, or make the list exclusive"
        );

    public static Diagnostic AdminNeedsBusiness(Origin at, string user, string admin, string type, Origin typeAt) =>
        Error(
            "IR0209",
            at,
            $"user {Quoted(user)} has admin privileges {admin}, which Intacct gives to Business users only, not to {type} users",
            "write type: business, or admin: off",
            typeAt
        );

    public static Diagnostic KeptPasswordOfPerson(Origin at, string user, Origin flagAt) =>
        new(
            "IR0210",
            Severity.Warning,
            $"user {Quoted(user)} keeps a password that never expires, which Intacct offers to Web Services users only",
            "write webServicesOnly: true, or passwordNeverExpires: false",
            at,
            flagAt
        );

    public static Diagnostic NoRolesInUserBased(Origin at, string what, Origin modelAt) =>
        Error(
            "IR0211",
            at,
            $"{what}: a company with user-based permissions has no roles",
            "grant permissions to users, or write permissionModel: role-based",
            modelAt
        );

    public static Diagnostic NoPermissionsOfUsers(Origin at, string what, Origin modelAt) =>
        Error(
            "IR0212",
            at,
            $"{what}: in a company with role-based permissions users get them through roles",
            "move them to a role, or write permissionModel: user-based",
            modelAt
        );

    public static Diagnostic FormerlyItself(Origin at, string what) =>
        Error("IR0213", at, $"{what} is the name that it has now", "write its old name, or leave the key out");

    public static Diagnostic ContactIsOneOrTheOther(Origin at, string what) =>
        Error(
            "IR0214",
            at,
            $"{what} names a contact both by id and by its names",
            "write { id: ... } for an existing contact, or { first: ..., last: ... } for a new one"
        );

    public static Diagnostic NotAPrefix(Origin at, string what) =>
        Error(
            "IR0215",
            at,
            $"{what} must be the beginning of names of environment variables: letters, digits and _",
            "with ACME the variables are ACME_CLIENT_ID, ACME_CLIENT_SECRET and ACME_USERNAME"
        );

    public static Diagnostic BadEndpoint(Origin at, string what) =>
        Error(
            "IR0216",
            at,
            $"{what} must be an address of the Intacct REST API",
            "leave it out for https://api.intacct.com/ia/api/v1"
        );

    public static Diagnostic SimulatedOrReal(Origin at, string key, Origin simulatorAt) =>
        Error(
            "IR0217",
            at,
            $"a connection is either to a simulated company or to a real one, not both: \"simulator\" and {Quoted(key)}",
            "keep one of the two",
            simulatorAt
        );

    public static Diagnostic WaiverForBoth(Origin at, Origin userAt) =>
        Error("IR0218", at, "a waiver is for a user or for a role, not for both", "write two waivers", userAt);

    public static Diagnostic UnknownCustomGroup(Origin at, string where, string group, string? nearest) =>
        new(
            "IR0219",
            Severity.Warning,
            $"{where} has the group {Quoted(group)}, which is not known here; it is sent to Intacct as it stands",
            nearest is null ? "known: actions, objects, menus" : $"did you mean {Quoted(nearest)}?",
            at
        );

    public static Diagnostic PresetNeedsNoRights(Origin at, string what) =>
        Error(
            "IR0220",
            at,
            $"{what} stands for many permissions and takes a preset, not single rights",
            "write all, read-only or none; or name the permissions"
        );

    private static Diagnostic Error(
        string code,
        Origin at,
        string message,
        string? hint = null,
        Origin? other = null
    ) => new(code, Severity.Error, message, hint, at, other);

    private static string Quoted(string text) => $"\"{Printable.Of(text)}\"";
}

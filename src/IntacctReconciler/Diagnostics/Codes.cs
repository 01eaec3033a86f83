using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Text;

namespace IntacctReconciler.Diagnostics;

/// <summary>
/// Every code and message about input, one method each, so that wording and numbers are seen side by side. A code is
/// never used again for something else. 01: the file as YAML, and shapes; 02: the access file; 03: composing;
/// 04: resolving; 05: planning, audits, access reviews, and at its end what is read of a
/// report; 06: plan files.
/// </summary>
public static class Codes
{
    /// <summary>An audit finds the same, and does not say it twice.</summary>
    public const string OverrideEndedCode = "IR0314";

    /// <summary>The same.</summary>
    public const string WaiverEndedCode = "IR0342";

    /// <summary>The same.</summary>
    public const string WaiverUnusedCode = "IR0343";

    private const string MakeAnother = "make a new one with: intacct-reconciler plan --out FILE";

    private static readonly string[] Secrets = ["password", "secret", "token", "passphrase"];

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
        // At the beginning of a line nothing is to be seen: the bracket that is open says more.
        var isUnseen = showOpen && open is not null && at.Column == 1;
        return Error("IR0103", isUnseen ? open!.Value : at, message, hint, showOpen && !isUnseen ? open : null);
    }

    public static Diagnostic ColonInText(Origin at) =>
        Error(
            "IR0126",
            at,
            "a text without quotes holds \": \"",
            "put it in quotes, or begin the key on a line of its own"
        );

    public static Diagnostic ControlCharacter(Origin at, int value) =>
        Error(
            "IR0104",
            at,
            string.Create(CultureInfo.InvariantCulture, $"the file holds the control character U+{value:X4}"),
            string.Create(CultureInfo.InvariantCulture, $"remove it, or write it as \"\\u{value:X4}\" in double quotes")
        );

    public static Diagnostic SecondDocument(Origin at) =>
        Error("IR0105", at, "a second YAML document begins here", "one file holds one document: remove the line");

    public static Diagnostic DuplicateKey(Origin at, string key, Origin first) =>
        Error("IR0106", at, $"{Quoted(key)} stands twice in one map", "keep one of the two", first);

    public static Diagnostic UnknownKey(Origin at, string key, string? where, string? nearest, string known)
    {
        var isSecret = Secrets.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
        var hint =
            isSecret ? "secrets never stand in a file: take it out and change it"
            : nearest is null ? $"known keys: {known}"
            : $"did you mean {Quoted(nearest)}?";
        return Error("IR0107", at, $"unknown key {Quoted(key)}{(where is null ? "" : $" in {where}")}", hint) with
        {
            HidesLine = isSecret,
        };
    }

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
            $"{what} is {Quoted(value)}, which is not a documented value; it stays as it is written",
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
        ) with
        {
            HidesLine = true,
        };

    public static Diagnostic BadEndpoint(Origin at, string what) =>
        Error(
            "IR0216",
            at,
            $"{what} must be an address of the Intacct REST API",
            "leave it out for https://api.intacct.com/ia/api/v1"
        ) with
        {
            HidesLine = true,
        };

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

    // 0251 to 0269: the fleet file

    public static Diagnostic UnsupportedFleetVersion(Origin at, string version) =>
        Error(
            "IR0251",
            at,
            $"version {Printable.Of(version)} of the fleet file is not known here",
            "write: version: 1"
        );

    public static Diagnostic NotAnAccessFileName(Origin at, string what, string path) =>
        Error(
            "IR0252",
            at,
            $"{what} must be an access file, and the name {Quoted(path)} does not end in .yaml or .yml",
            "write the path of the file, relative to the fleet file"
        );

    public static Diagnostic NoCompanies(Origin at) =>
        Error(
            "IR0253",
            at,
            "the fleet has no companies",
            "write companies: { ACME: { file: acme.yaml } }, the company's id before its file"
        );

    public static Diagnostic CompaniesInTwoCases(Origin at, string id, string otherId, Origin other) =>
        Error(
            "IR0254",
            at,
            $"the companies {Quoted(otherId)} and {Quoted(id)} differ only in case, and so would the files kept for each",
            "write one company once; two that are so alike need a fleet file each",
            other
        );

    public static Diagnostic NothingSaysWhat(Origin at, string company) =>
        Error(
            "IR0255",
            at,
            $"nothing says what shall be in company {Quoted(company)}: it has no file, and the fleet has no base",
            "write { file: access.yaml }, or base: [base.yaml] for all companies"
        );

    // 0256 to 0279: blueprints

    public static Diagnostic NewerBlueprintFormat(Origin at, string format) =>
        Error(
            "IR0256",
            at,
            $"this blueprint has the format {Printable.Of(format, 20)}; this version reads 1",
            "use the version that it was written for"
        );

    public static Diagnostic UnknownBlueprint(Origin at, string name, string? near, IEnumerable<string> known) =>
        Error(
            "IR0257",
            at,
            $"no blueprint {Quoted(name)} comes with this version",
            near is not null
                ? DidYouMean(near)
                : $"known: {string.Join(", ", known)}; for one of your own write file: NAME.blueprint.yaml"
        );

    public static Diagnostic BlueprintNotYaml(Origin at, string path) =>
        Error(
            "IR0258",
            at,
            $"a blueprint must be a YAML file, and the name {Quoted(path)} does not end in .yaml or .yml",
            "write the path of the file, relative to the file that says so"
        );

    public static Diagnostic UnknownBlueprintParameter(
        Origin at,
        string blueprint,
        string name,
        string? near,
        IEnumerable<string> known
    ) =>
        Error(
            "IR0259",
            at,
            $"the blueprint {Quoted(blueprint)} has no parameter {Quoted(name)}",
            near is not null ? DidYouMean(near) : $"known: {string.Join(", ", known)}"
        );

    public static Diagnostic MissingBlueprintParameter(Origin at, string use, string name, string description) =>
        Error(
            "IR0260",
            at,
            $"the blueprint {Quoted(use)} needs {Quoted(name)}",
            $"{Printable.Of(name)}: {Printable.Of(description)}"
        );

    public static Diagnostic BadBlueprintName(Origin at, string name) =>
        Error("IR0261", at, $"{Quoted(name)} is no name for a blueprint", "use letters, digits and -");

    public static Diagnostic ReservedParameter(Origin at, string name) =>
        Error(
            "IR0262",
            at,
            $"{Quoted(name)} is no name for a parameter: it has a meaning already where blueprints are used",
            "choose another name"
        );

    public static Diagnostic NoSuchParameter(Origin at, string name, string? near, IReadOnlyCollection<string> known) =>
        Error(
            "IR0263",
            at,
            $"the blueprint has no parameter {Quoted(name)}",
            near is not null ? DidYouMean(near)
                : known.Count == 0 ? "it has none"
                : $"known: {string.Join(", ", known.Select(one => Printable.Of(one)))}"
        );

    public static Diagnostic DefaultOfRequired(Origin at, string name) =>
        Error("IR0264", at, $"the parameter {Quoted(name)} is required, so that its default is never used", "keep one");

    public static Diagnostic ParameterOfOtherKind(Origin at, string name, string kind) =>
        Error(
            "IR0265",
            at,
            $"the parameter {Quoted(name)} is not of the kind {kind}",
            $"name one that is, or write kind: {kind} at the parameter"
        );

    public static Diagnostic BadGuideAddress(Origin at, string url) =>
        Error("IR0266", at, $"{Quoted(url)} is not the address of a guide", "write it from https:// on");

    public static Diagnostic BadGuideDate(Origin at, string text) =>
        Error("IR0267", at, $"{Quoted(text)} is not a day", "write the day on which the guide was read: 2026-08-22");

    public static Diagnostic ParameterMayBeUnset(Origin at, string name) =>
        Error(
            "IR0268",
            at,
            $"the parameter {Quoted(name)} may have no value here",
            $"give it a default or make it required, or write: when: {Printable.Of(name)}"
        );

    public static Diagnostic BadUseName(Origin at, string name) =>
        Error(
            "IR0269",
            at,
            $"{Quoted(name)} is no name for the use of a blueprint",
            "use letters, digits, - and _; a file is called so"
        );

    public static Diagnostic SubscriptionMissing(Origin at, string vendor, string module) =>
        Error(
            "IR0270",
            at,
            $"{Printable.Of(vendor)} needs {Printable.Of(module)}, and the company does not subscribe to it",
            "subscribe to it in Intacct, at Company > Admin > Subscriptions, and plan again"
        );

    public static Diagnostic UnknownAccountEntity(Origin at, string account, string entity, string? near) =>
        Error(
            "IR0271",
            at,
            $"the company has no entity {Quoted(entity)} for the account {Quoted(account)}",
            near is null ? "write the ID of an entity, or top for the top level" : DidYouMean(near)
        );

    public static Diagnostic ClosedAccountEntity(Origin at, string account, string entity) =>
        Warning(
            "IR0272",
            at,
            $"the entity {Quoted(entity)} of the account {Quoted(account)} is not active",
            "name an active one, or take the account out"
        );

    public static Diagnostic ExceptGives(Origin at, string vendor, IReadOnlyCollection<string> permissions) =>
        Warning(
            "IR0273",
            at,
            $"except gives what {Printable.Of(vendor)} does not ask for: {Plural.List([.. permissions.Take(3)])}"
                + (permissions.Count > 3 ? $" and {permissions.Count - 3} more" : ""),
            "except is for leaving out; give the rest by a role of its own, if it is meant"
        );

    public static Diagnostic ExceptOfNothing(Origin at, string vendor, string what) =>
        Warning(
            "IR0274",
            at,
            $"except leaves nothing out here: {Printable.Of(vendor)} asks for nothing of {Quoted(what)}",
            "take the line out; blueprint show has what is asked for"
        );

    // 02: files put together

    public static Diagnostic IncludeNotYaml(Origin at, string path) =>
        Error("IR0221", at, $"{Quoted(path)} is no YAML file by its name", "what is included ends in .yaml or .yml");

    public static Diagnostic CannotReadFile(Origin? at, string path, string why) =>
        new("IR0222", Severity.Error, $"{Printable.Of(path)} cannot be read: {Printable.Of(why)}", null, at);

    public static Diagnostic IncludeCycle(Origin at, IEnumerable<string> path) =>
        Error(
            "IR0223",
            at,
            $"this file includes itself: {string.Join(" -> ", path.Select(file => Printable.Of(file)))}",
            "take one of these includes out"
        );

    public static Diagnostic NotInSharedFile(Origin at, string key, bool isIncluded) =>
        Error(
            "IR0224",
            at,
            $"{Quoted(key)} has no place in {(isIncluded ? "a file that is included" : "the base of a fleet")}",
            isIncluded ? "write it in the file that includes this one" : "the fleet names its companies"
        );

    public static Diagnostic SaidTwice(Origin at, string? what, string name, Origin first) =>
        Error(
            "IR0225",
            at,
            what is null ? $"{Quoted(name)} is said twice, and not the same" : $"{what} {Quoted(name)} is given twice",
            "keep one of the two; only the file of a fleet's company overrules others",
            first
        );

    public static Diagnostic ReservedVariable(Origin at, string name) =>
        Error(
            "IR0226",
            at,
            $"{Quoted(name)} is no name for a variable: it has a meaning already",
            name == "id" ? "in a template it is the id of what is like it" : "it is the id of the company"
        );

    public static Diagnostic BadVariableName(Origin at, string name) =>
        Error(
            "IR0227",
            at,
            $"{Quoted(name)} is no name for a variable",
            "names are of letters, digits, _ and -, and begin with a letter or _"
        );

    public static Diagnostic UnknownVariable(Origin at, string name, string? near, IReadOnlyCollection<string> known) =>
        Error(
            "IR0228",
            at,
            $"there is no variable {Quoted(name)} here",
            near is not null ? $"{DidYouMean(near)} $${{ writes the sign itself"
                : known.Count == 0 ? "give it a value under vars; $${ writes the sign itself"
                : $"known here: {string.Join(", ", known.Select(one => Printable.Of(one)))}; $${{ writes the sign itself"
        );

    public static Diagnostic BadVariable(Origin at, string text) =>
        Error(
            "IR0229",
            at,
            $"{Quoted(text)} has a ${{ that no name and closing bracket follow",
            "write ${name}, or $${ for the sign itself"
        );

    public static Diagnostic VariableNotText(Origin at, string name) =>
        Error(
            "IR0230",
            at,
            $"the variable {Quoted(name)} is no text, and stands here within one",
            $"let the value be ${{{name}}} and nothing else"
        );

    public static Diagnostic UnknownTemplate(Origin at, string section, string name, string? near, bool isDeclared) =>
        Error(
            "IR0231",
            at,
            $"there is no template {Quoted(name)} for {section}",
            near is not null ? DidYouMean(near)
                : isDeclared
                    ? $"{name} is one of the {section}; move what others share to templates: {{ {section}: ... }}"
                : $"templates stand under templates: {{ {section}: ... }}"
        );

    public static Diagnostic TemplateCycle(Origin at, IEnumerable<string> path) =>
        Error(
            "IR0232",
            at,
            $"this template is like itself: {string.Join(" -> ", path.Select(name => Printable.Of(name)))}",
            "take one of these \"like\" out"
        );

    public static Diagnostic EditNotList(Origin at, string key) =>
        Error("IR0233", at, $"{Quoted(key)} must be a list of what to {key}");

    public static Diagnostic NothingToRemove(Origin at, string? name, Origin belowAt) =>
        Error(
            "IR0234",
            at,
            $"{(name is null ? "this" : Quoted(name))} is not in the list that it is to be removed from",
            "take the line out, or name what is in the list",
            belowAt
        );

    public static Diagnostic GeneratesNothing(Origin at) =>
        Error("IR0235", at, "this entry of \"generate\" makes nothing", "add roles, groups or users to it");

    public static Diagnostic GeneratedTwice(Origin at, string kind, string id, int times) =>
        Error(
            "IR0236",
            at,
            string.Create(CultureInfo.InvariantCulture, $"{kind} {Quoted(id)} would be made {times} times"),
            "put a variable into the id, such as ${entity} or ${each}"
        );

    public static Diagnostic ForEachEmpty(Origin at) =>
        Error("IR0237", at, "\"forEach\" has nothing to go over", "name something, or take the entry out");

    public static Diagnostic ForEachMatchesNothing(Origin at, string pattern) =>
        Warning("IR0238", at, $"{Quoted(pattern)} matches no active entity of the company, so nothing is made for it");

    public static Diagnostic ForEachUnknownEntity(Origin at, string id, string? near) =>
        Error(
            "IR0239",
            at,
            $"the company has no active entity {Quoted(id)}",
            near is null ? "take it out, or write a pattern with *" : DidYouMean(near)
        );

    public static Diagnostic ForEachUnknownGroup(Origin at, string name) =>
        Error("IR0240", at, $"there is no group of entities {Quoted(name)}", "name it under entityGroups");

    public static Diagnostic OtherCompanyOfFleet(Origin at, string said, string company, Origin fleetAt) =>
        Error(
            "IR0241",
            at,
            $"this file is for the company {Quoted(said)}, and the fleet has it for {Quoted(company)}",
            "let the two agree, or leave the company out of this file",
            fleetAt
        );

    // 03: composing

    public static Diagnostic DeclaredTwice(Origin at, string who, Origin first) =>
        Error("IR0301", at, $"{who} is declared twice", "keep one of the two", first);

    public static Diagnostic DeclaredInTwoCases(Origin at, string kind, string id, string otherId, Origin other) =>
        Error(
            "IR0302",
            at,
            $"the {kind}s {Quoted(otherId)} and {Quoted(id)} differ only in case",
            "write both alike; two are right only where the company has both, each exactly so",
            other
        );

    public static Diagnostic DeclaredThoughBuiltIn(Origin at, string who, string pattern) =>
        Error(
            "IR0303",
            at,
            $"{who} belongs to Intacct (built-in ignore {Quoted(pattern)}) and is never written",
            "leave it out; it is read, shown and judged all the same"
        );

    public static Diagnostic DeclaredThoughIgnored(Origin at, string who, string pattern, Origin ignoredAt) =>
        Error(
            "IR0304",
            at,
            $"{who} is declared, but manage.ignore names it by {Quoted(pattern)}",
            "leave one of the two out",
            ignoredAt
        );

    public static Diagnostic DeclaredThoughNotManaged(Origin at, string who, string key) =>
        Error(
            "IR0305",
            at,
            $"{who} is declared, but manage.{key}.objects is ignore",
            $"leave it out, or write manage: {{ {key}: {{ objects: declared }} }}"
        );

    public static Diagnostic FieldOfAbsent(Origin at, string who, string field, Origin stateAt) =>
        Error(
            "IR0307",
            at,
            $"{who} is to be absent, so that {Quoted(field)} means nothing",
            "leave it out; with state: absent only owner, ticket and allow may stand",
            stateAt
        );

    public static Diagnostic NamesWhatIsRemoved(Origin at, string who, string field, string named, Origin removedAt) =>
        Error(
            "IR0308",
            at,
            $"{field} of {who} name {named}, which this file declares absent",
            "take it out of the list, or leave out state: absent",
            removedAt
        );

    public static Diagnostic MembershipContradicted(Origin at, string user, string group, string until, Origin other) =>
        Error(
            "IR0309",
            at,
            $"here user {Quoted(user)} is in group {Quoted(group)}, but the other list says until {until}, which is over",
            "take one of the two out, or give both the same end",
            other
        );

    public static Diagnostic GroupsNotManaged(Origin at, string who) =>
        Error(
            "IR0475",
            at,
            $"groups of {who} are declared, but manage.groups.objects is ignore, so that no group is ever written",
            "leave them out, or write manage: { groups: { objects: declared } }"
        );

    public static Diagnostic UserGrantsInRoleBased(Origin at, string who, string field) =>
        Error(
            "IR0310",
            at,
            $"{field} of {who}: in a role-based company users get them through roles",
            "move them to a role"
        );

    public static Diagnostic UnknownGuard(Origin at, string guard, string? near, string known) =>
        Error(
            "IR0312",
            at,
            $"there is no guard {Quoted(guard)}",
            near is null ? $"it is one of: {known}" : DidYouMean(near)
        );

    public static Diagnostic NoOverrideFor(Origin at, string guard, string instead) =>
        Error("IR0313", at, $"{Quoted(guard)} cannot be overridden", instead);

    public static Diagnostic OverrideEnded(Origin at, string guard, string until) =>
        Note(
            OverrideEndedCode,
            at,
            $"the override of {guard} ended with {until} and counts no more",
            "take the line out"
        );

    public static Diagnostic AllowOnRole(Origin at, string who) =>
        Warning(
            "IR0315",
            at,
            $"allow of {who} lets nothing pass: power is gained by users",
            "write it under each user who gains it by the role"
        );

    public static Diagnostic WeakensLocked(Origin at, string who, string what, Origin lockedAt) =>
        Error(
            "IR0316",
            at,
            $"{who} is locked, and this {what}",
            "what lies over something locked may take away from it, and no more; otherwise it has to change there",
            lockedAt
        );

    // policies and waivers

    public static Diagnostic NewerPolicyFormat(Origin at, string version) =>
        Error("IR0330", at, $"this file of rules has version {Printable.Of(version)}; this tool reads version 1");

    public static Diagnostic UnknownPolicy(Origin at, string name, string? near, IEnumerable<string> known) =>
        Error(
            "IR0331",
            at,
            $"there are no rules {Quoted(name)}",
            near is null ? $"those that come with the tool: {string.Join(", ", known)}" : DidYouMean(near)
        );

    public static Diagnostic PolicyNotYaml(Origin at, string name) =>
        Error(
            "IR0332",
            at,
            $"{Quoted(name)} names no rules",
            "write builtin:sod, builtin:sensitive, or the path of a .yaml file of rules"
        );

    public static Diagnostic RuleInTwo(Origin at, string id, string other) =>
        Error(
            "IR0333",
            at,
            $"rule {Quoted(id)} is also in {Quoted(other)}",
            "give one of the two another id, as waivers name rules by it"
        );

    public static Diagnostic SideIsEmpty(Origin at, string what) =>
        Error("IR0334", at, $"{what} names nothing", "name at least one, or take the rule out");

    public static Diagnostic UnclearRequirement(Origin at, string what) =>
        Error(
            "IR0335",
            at,
            $"{what} has to be exactly one thing",
            "write permission and rights; or admin and webServicesOnly; or ofCatalogue; or notCheckable and why"
        );

    public static Diagnostic BadPermissionPath(Origin at, string written) =>
        Error(
            "IR0336",
            at,
            $"{Quoted(written)} is not module/permission",
            "write accountsPayable/bills, Accounts Payable/Bills, or accountsPayable/* for all but its reports"
        );

    public static Diagnostic BadRuleId(Origin at, string id) =>
        Error("IR0337", at, $"{Quoted(id)} cannot be the id of a rule", "write an id without *, such as ACME-01");

    public static Diagnostic UnknownRuleRight(Origin at, string rule, string word, string? near) =>
        Error(
            "IR0338",
            at,
            $"rule {Quoted(rule)} names the right {Quoted(word)}, which neither the screens nor the API have",
            near is null ? "write words of the screens (Add, Edit, Run) or tokens of the API" : DidYouMean(near)
        );

    public static Diagnostic RuleNamesNothing(Origin at, string rule, string what, string? near) =>
        Warning(
            "IR0339",
            at,
            $"rule {Quoted(rule)} names {what}, which the catalogue does not offer",
            near is null ? "nobody can be judged by it; correct it, or take it out" : DidYouMean(near)
        );

    public static Diagnostic UnknownRule(Origin at, string where, string id, string? near) =>
        Error(
            "IR0340",
            at,
            $"{where} names the rule {Quoted(id)}, which none of the policies has",
            near is null ? "name a rule of what stands under policies, or take the line out" : DidYouMean(near)
        );

    public static Diagnostic WaiverForAllOfAll(Origin at, string pattern) =>
        Error(
            "IR0341",
            at,
            $"a waiver for {Quoted(pattern)} has to say for whom",
            "add user or role, or name one rule"
        );

    public static Diagnostic WaiverEnded(Origin at, string rule, string until) =>
        Note(
            WaiverEndedCode,
            at,
            $"the waiver for {Printable.Of(rule)} ended with {until} and counts no more",
            "take the line out"
        );

    /// <param name="whom">Of a user or a role; null where it is for everybody.</param>
    public static Diagnostic WaiverUnused(Origin at, string rule, string? whom) =>
        Note(
            WaiverUnusedCode,
            at,
            $"the waiver for {Printable.Of(rule)}{(whom is null ? "" : $" of {whom}")} covers nothing: there is no such conflict",
            "take the line out, or it accepts one that comes back"
        );

    // 04: resolving, the company

    public static Diagnostic OtherCompany(Origin at, string declared, string observed) =>
        Error(
            "IR0401",
            at,
            $"this file is for company {Quoted(declared)}, but the connection leads to {Quoted(observed)}",
            string.Equals(declared, observed, StringComparison.OrdinalIgnoreCase)
                ? $"write company: {Printable.Of(observed)}"
                : "check \"company\" and \"connection\", and the credentials in use"
        );

    public static Diagnostic OtherModel(Origin at, bool declaredRoleBased, string[] evidence, int count) =>
        Error(
            "IR0402",
            at,
            declaredRoleBased
                ? $"the company is user-based: permissions are held directly by {Plural.Of(count, "user")} ({Names(evidence)}), roles by none"
                : $"the company is role-based: roles are held by {Plural.Of(count, "user")} ({Names(evidence)}), permissions directly by none",
            declaredRoleBased ? "write permissionModel: user-based" : "write permissionModel: role-based"
        );

    public static Diagnostic BothModels(Origin at, string[] withRoles, string[] withGrants) =>
        Warning(
            "IR0403",
            at,
            $"the company shows both permission models: roles are held by {Names(withRoles)}, permissions directly by {Names(withGrants)}",
            "the file is believed; Company > Company info > Global settings tells which one is set"
        );

    public static Diagnostic ModelUnproven(Origin at, bool declaredRoleBased) =>
        new(
            "IR0404",
            Severity.Note,
            declaredRoleBased
                ? "no user holds a role yet, so that nothing proves the company to be role-based; reading back after apply decides"
                : "no user holds permissions yet, so that nothing proves the company to be user-based; reading back after apply decides",
            null,
            at
        );

    public static Diagnostic DiffersInCase(Origin at, string who, string twin) =>
        Error(
            "IR0405",
            at,
            $"{who} does not exist, but the company has {Quoted(twin)}, which differs only in case",
            $"write {Quoted(twin)}"
        );

    // lists

    public static Diagnostic NamesNothing(Origin at, string who, string field, string named, string? near) =>
        Error(
            "IR0411",
            at,
            $"{field} of {who} name {named}, which neither the company nor this file has",
            near is null ? "declare it, or take it out of the list" : DidYouMean(near)
        );

    public static Diagnostic NamesAnExtra(Origin at, string who, string field, string named, string key) =>
        Error(
            "IR0412",
            at,
            $"{field} of {who} name {named}, which is not declared and so is removed, as {key} is exclusive",
            "declare it, or take it out of the list"
        );

    public static Diagnostic MemberIsNoUser(Origin at, string who, string named) =>
        Error(
            "IR0413",
            at,
            $"members of {who} name {named}, which is no user",
            "members are users; Intacct has no groups in groups"
        );

    public static Diagnostic MembersNotOffered(Origin at, string who, string field, string mend) =>
        Error(
            "IR0414",
            at,
            $"{field} of {who} cannot be managed: this company does not offer group members over the API",
            $"leave them out, or write manage: {{ {mend} }}; members are then changed in Intacct"
        );

    public static Diagnostic BeginsLater(Origin at, string who, string field, string id, string from) =>
        Note("IR0415", at, $"{field} of {who}: {Quoted(id)} begins {from} and is given by the first apply after that");

    public static Diagnostic ListNotManaged(Origin at, string key, bool butOfNewUsers) =>
        Note(
            "IR0416",
            at,
            $"this and its like do nothing{(butOfNewUsers ? " but for new users" : "")}, as manage.{key} is ignore"
        );

    // grants

    public static Diagnostic UnknownModule(Origin at, string module, string? near) =>
        Error("IR0421", at, $"there is no module {Quoted(module)}", near is null ? Listing : DidYouMean(near));

    public static Diagnostic NotSubscribed(Origin at, string module, string? moved) =>
        Error(
            "IR0422",
            at,
            $"the company has not subscribed to {Quoted(module)}",
            moved ?? $"{LeaveOut(at, module) ?? "leave it out"}, or subscribe first (Company > Admin > Subscriptions)"
        );

    public static Diagnostic ModuleNotShipped(Origin at, string module) =>
        Error(
            "IR0424",
            at,
            $"no permissions of module {Quoted(module)} are known offline",
            "plan looks them up in the company"
        );

    public static Diagnostic ModuleTwice(Origin at, string module, string token, Origin first) =>
        Error(
            "IR0425",
            at,
            $"{Quoted(module)} means module {token}, which is named already",
            "keep one of the two",
            first
        );

    public static Diagnostic UnknownPermission(Origin at, string permission, string module, string? hint) =>
        Error(
            "IR0426",
            at,
            $"there is no permission {Quoted(permission)} in {Quoted(module)}",
            hint ?? LeaveOut(at, module, permission) ?? Listing
        );

    public static Diagnostic PermissionNotOffered(Origin at, string permission, string module, string? hint) =>
        Error(
            "IR0427",
            at,
            $"the company does not offer {Quoted(permission)} in {Quoted(module)}",
            hint ?? LeaveOut(at, module, permission) ?? Listing
        );

    /// <summary>What a blueprint asks for is not changed in the blueprint, but where that is used.</summary>
    private static string? LeaveOut(Origin at, string module, string? permission = null)
    {
        var what = permission is null ? "none" : $"{{ {Printable.Of(permission)}: none }}";
        return Passages.Of(at, PassageKind.Blueprint) is { } via
            ? $"leave it out where {Quoted(via.Name)} is used: except: {{ {Printable.Of(module)}: {what} }}"
            : null;
    }

    public static Diagnostic PermissionAmbiguous(Origin at, string permission, string module, string[] tokens) =>
        Error(
            "IR0428",
            at,
            $"{Quoted(permission)} in {Quoted(module)} can mean {Plural.List(tokens, "or")}",
            "write the module and the name that is meant"
        );

    public static Diagnostic SectionOrPermission(Origin at, string key, string module) =>
        Error(
            "IR0429",
            at,
            $"{Quoted(key)} is both a section and a permission of {Quoted(module)}",
            $"write section:{Printable.Of(key)} or permission:{Printable.Of(key)}"
        );

    public static Diagnostic UnknownSection(Origin at, string section) =>
        Error("IR0430", at, $"there is no section {Quoted(section)}", "sections are activities, reports and objectIds");

    public static Diagnostic SectionWithoutPermissions(Origin at, string section, string module) =>
        Error("IR0431", at, $"{Quoted(module)} has no permissions in section {Quoted(section)}", "leave it out");

    public static Diagnostic EntryTwice(Origin at, string key, Origin first) =>
        Error("IR0433", at, $"{Quoted(key)} names a second time what another line names", "keep one of the two", first);

    public static Diagnostic PresetNotOffered(Origin at, string permission) =>
        Error(
            "IR0435",
            at,
            $"the company does not offer {Quoted(permission)}, so that a preset of it means nothing",
            "name the single rights that are held, or leave it out"
        );

    public static Diagnostic ReadOnlyGivesNothing(Origin at, string permission, string[] allowed) =>
        Warning(
            "IR0436",
            at,
            $"read-only gives nothing on {Quoted(permission)}",
            $"its rights are {Plural.List(allowed)}"
        );

    public static Diagnostic ReadOnlyLetsApprove(Origin at, string who, string[] permissions) =>
        Warning(
            "IR0437",
            at,
            $"read-only gives {who} List on {Plural.List(permissions)}, and List alone lets one approve or decline",
            "add a line with none for each of them if that is not meant"
        );

    public static Diagnostic UndeclaredGrants(Origin at, string who, string field, int count) =>
        Note(
            "IR0438",
            at,
            $"{who} also holds {Plural.Of(count, "permission")} under {field}, a field of its own that is not declared and so stays",
            $"declare {field}, or {field}: {{}} to take them away"
        );

    // rights

    public static Diagnostic RightNotAllowed(Origin at, string right, string permission, string[] allowed) =>
        Error("IR0441", at, $"{permission} has no right {Quoted(right)}", Allowed(allowed));

    public static Diagnostic UnknownRight(Origin at, string right, string permission, string? near, string[] allowed) =>
        Error(
            "IR0442",
            at,
            $"{Quoted(right)} on {permission} is no access right",
            near is null ? Allowed(allowed) : $"{DidYouMean(near)} {Allowed(allowed)}"
        );

    public static Diagnostic RightAmbiguous(Origin at, string right, string permission, string[] tokens) =>
        Error(
            "IR0443",
            at,
            $"{Quoted(right)} on {permission} can mean {Plural.List(tokens, "or")}",
            "write the token that is meant"
        );

    public static Diagnostic RightWithoutToken(Origin at, string right, string permission, string[] allowed) =>
        Error(
            "IR0444",
            at,
            $"the API's name of {Quoted(right)} is not documented, and {permission} offers nothing of that name",
            Allowed(allowed)
        );

    public static Diagnostic RightTwice(Origin at, string right, string token, Origin first) =>
        Error(
            "IR0445",
            at,
            $"{Quoted(right)} names the right {Printable.Of(token)} a second time",
            "keep one of the two",
            first
        );

    public static Diagnostic RightsNeedOthers(Origin at, string permission, string[] rights, string[] missing) =>
        Warning(
            "IR0446",
            at,
            $"{Plural.List(rights)} on {permission} without {Plural.List(missing, "or")}: the screens need {(missing.Length == 1 ? "it" : "them")}, the API does not",
            $"add {Plural.List(missing)} unless that is meant"
        );

    public static Diagnostic CustomRightAmbiguous(Origin at, string right, string[] tokens) =>
        Error(
            "IR0447",
            at,
            $"{Quoted(right)} can mean {Plural.List(tokens, "or")}, and there is no catalogue to tell which",
            "write the token that the application uses"
        );

    public static Diagnostic CustomRightUndocumented(Origin at, string right, string? near) =>
        Warning(
            "IR0448",
            at,
            $"{Quoted(right)} is no documented access right; it is sent to Intacct as it stands",
            near is null ? null : DidYouMean(near)
        );

    public static Diagnostic CustomRightUnknown(Origin at, string right, string? near) =>
        Error(
            "IR0449",
            at,
            $"{Quoted(right)} is no access right",
            near is null ? "write an API token such as list, readonly, add, modify, delete, run" : DidYouMean(near)
        );

    // restrictions

    public static Diagnostic UnknownTarget(Origin at, string who, string field, string id, string? near) =>
        Error(
            "IR0451",
            at,
            $"{field} of {who} name {Quoted(id)}, which the company does not have",
            near is null ? "write an id of the company, letter by letter" : DidYouMean(near)
        );

    public static Diagnostic InactiveTarget(Origin at, string who, string field, string id) =>
        Error(
            "IR0452",
            at,
            $"{field} of {who} name {Quoted(id)}, which is inactive in the company",
            "take it out, or activate it in Intacct first"
        );

    public static Diagnostic KeepsInactiveTarget(Origin at, string who, string field, string id) =>
        Warning("IR0453", at, $"{field} of {who} keep {Quoted(id)}, which is inactive in the company", "take it out");

    public static Diagnostic PatternMatchesNothing(Origin at, string who, string field, string pattern, int inactive) =>
        Error(
            "IR0454",
            at,
            $"{field} of {who}: {Quoted(pattern)} matches {Nothing(inactive)}",
            "a pattern must match something active; write ids or patterns that exist, or all"
        );

    public static Diagnostic NarrowsThoughAdditive(Origin at, string who, string field) =>
        Error(
            "IR0455",
            at,
            $"{who} is unrestricted, and {field} would narrow that, but manage.users.restrictions is additive and only widens",
            $"write {field}: all, or make restrictions exclusive"
        );

    public static Diagnostic WidensScope(
        Origin at,
        string who,
        string field,
        string[] now,
        string? ended,
        string until
    ) =>
        Error(
            "IR0456",
            at,
            $"{who} is restricted to {Names(now)}; {field}: all opens everything"
                + (ended is null ? "" : $", and allow: widen-scope ended {ended}"),
            $"if that is meant, add to the user: allow: {{ widen-scope: {{ owner: WHO, reason: \"WHY\", until: {until} }} }}"
        );

    // entity groups

    public static Diagnostic UnknownEntityGroup(Origin at, string who, string group, string? near, string[] known) =>
        Error(
            "IR0457",
            at,
            group.Length == 0
                ? $"entities of {who}: after \"group:\" comes the name of an entity group"
                : $"entities of {who} name the entity group {Quoted(group)}, which is not under entityGroups",
            (near, known) switch
            {
                ({ } name, _) => DidYouMean(name),
                (_, []) => "there are none: add entityGroups: { NAME: [ids and patterns] } at the top of the file",
                _ when known.Length <= 10 => $"there are: {Plural.List([.. known.Select(Quoted)])}",
                _ => "write the name of one under entityGroups, letter by letter",
            }
        );

    public static Diagnostic EntityGroupElsewhere(Origin at, string who, string field, string written) =>
        Error(
            "IR0458",
            at,
            $"{field} of {who} name {Quoted(written)}, but entityGroups are lists of entities",
            $"write the ids of {field} themselves, or patterns with *"
        );

    public static Diagnostic EmptyEntityGroup(Origin at, string group) =>
        Error(
            "IR0459",
            at,
            $"the entity group {Quoted(group)} is empty, and an empty restriction would open every entity",
            "write ids or patterns, or take the group out"
        );

    public static Diagnostic EntityGroupInGroup(Origin at, string group, string written) =>
        Error(
            "IR0460",
            at,
            $"the entity group {Quoted(group)} names {Quoted(written)}, but groups hold ids and patterns, not groups",
            "write the other group's ids here, or name both groups in the restriction"
        );

    public static Diagnostic BadEntityGroupName(Origin at, string group) =>
        Error(
            "IR0480",
            at,
            $"{Quoted(group)} cannot be the name of an entity group",
            "a name begins with no \":\" and no \"group:\", and has no space before or after it"
        );

    public static Diagnostic EntityGroupTwoCases(Origin at, string second, string first, Origin other) =>
        Error(
            "IR0481",
            at,
            $"the entity groups {Quoted(first)} and {Quoted(second)} differ in nothing but upper and lower case",
            "keep one, or give one another name",
            other
        );

    public static Diagnostic EntityGroupUnused(Origin at, string group) =>
        Note("IR0482", at, $"no restriction names the entity group {Quoted(group)}");

    public static Diagnostic EntityGroupUnknownId(Origin at, string group, string id, string? near, Origin namedAt) =>
        Error(
            "IR0483",
            at,
            $"the entity group {Quoted(group)} names {Quoted(id)}, which the company does not have",
            near is null ? "write an id of the company, letter by letter" : DidYouMean(near),
            namedAt
        );

    public static Diagnostic EntityGroupInactiveId(Origin at, string group, string id, Origin namedAt) =>
        Warning(
            "IR0484",
            at,
            $"the entity group {Quoted(group)} names {Quoted(id)}, which is inactive in the company: who has it keeps it, and nobody gets it",
            "take it out",
            namedAt
        );

    public static Diagnostic EntityGroupPatternMatchesNothing(
        Origin at,
        string group,
        string pattern,
        int inactive,
        Origin namedAt
    ) =>
        Warning(
            "IR0485",
            at,
            $"in the entity group {Quoted(group)}, {Quoted(pattern)} matches {Nothing(inactive)}",
            "take it out, unless such an entity is still to come",
            namedAt
        );

    public static Diagnostic EntityGroupMatchesNothing(Origin at, string group, Origin namedAt) =>
        Error(
            "IR0486",
            at,
            $"nothing in the entity group {Quoted(group)} matches an active entity of the company",
            "a group that a restriction names must come to at least one; write ids or patterns that exist",
            namedAt
        );

    public static Diagnostic TopLevelOpenAnyhow(Origin at, string who, int count) =>
        Warning(
            "IR0487",
            at,
            $"{who} comes to {Plural.Of(count, "entity", "entities")}, and with more than one the top level is open whatever topLevel says",
            "leave topLevel: false out, or restrict the user to one entity"
        );

    // the catalogue lock

    public static Diagnostic PresetsAreNotLocked() =>
        new(
            "IR0490",
            Severity.Note,
            "presets stand for what the company offers now, so that a release of Intacct can widen who holds one",
            "lock the catalogue: intacct-reconciler catalogue lock"
        );

    public static Diagnostic LockedIsGone(string lockedOn, IReadOnlyList<string> gone) =>
        new(
            "IR0491",
            Severity.Note,
            $"the company does not offer any more what presets gave by the lock of {lockedOn}: {Plural.List(gone)}",
            "nothing has to be done; the next lock forgets it: intacct-reconciler catalogue lock"
        );

    public static Diagnostic PresetWaitsForLock(Origin at, string name, string lockedOn) =>
        Note(
            "IR0492",
            at,
            $"{Quoted(name)} came after the lock of {lockedOn}, and the preset gives nothing of it until it is locked",
            "review it and lock again (intacct-reconciler catalogue lock), or name the rights"
        );

    public static Diagnostic NoLockToCompare(string place) =>
        Placeless(
            "IR0493",
            $"there is no catalogue lock to compare with: {Printable.Of(place)} does not exist",
            "write one (intacct-reconciler catalogue lock), name another with --against FILE, or compare with --shipped"
        );

    // users, groups

    public static Diagnostic ValueNobodyHas(
        Origin at,
        string who,
        string field,
        string value,
        string? near,
        string known
    ) =>
        Error(
            "IR0461",
            at,
            $"{field} of {who} cannot be {Quoted(value)}: it is not documented, and nothing in the company has it",
            near is null ? $"it is one of: {known}" : $"{DidYouMean(near)} It is one of: {known}"
        );

    public static Diagnostic NewUserIncomplete(Origin at, string who, string[] missing) =>
        Error(
            "IR0462",
            at,
            $"{who} does not exist yet, and to create it {Plural.List(missing)} {(missing.Length == 1 ? "is" : "are")} missing",
            $"add {Plural.List([.. missing.Select(Example)])}; or check the id, if the user should exist"
        );

    public static Diagnostic NewUserInactive(Origin at, string who) =>
        Error(
            "IR0463",
            at,
            $"{who} does not exist yet, and Intacct creates no inactive users",
            "leave status out or write locked-out; to have no such user write state: absent alone"
        );

    public static Diagnostic NewUserWithoutRole(Origin at, string who) =>
        Warning(
            "IR0464",
            at,
            $"{who} is created without a role, directly or by a group, and so cannot do anything",
            "add roles or groups"
        );

    public static Diagnostic UnknownContact(Origin at, string who, string id) =>
        Error(
            "IR0465",
            at,
            $"contact {Quoted(id)} of {who} does not exist",
            "correct the id, or write { first: ..., last: ... } for a new contact"
        );

    public static Diagnostic ContactOfAnother(Origin at, string who, string id, string names) =>
        Error(
            "IR0466",
            at,
            $"{who} needs contact {Quoted(id)}, but that one exists and is of {Quoted(names)}",
            $"write contact: {{ id: \"{Printable.Of(id)}\" }} if it is the same, or other names"
        );

    public static Diagnostic ContactMadeTwice(Origin at, string id, string user, string otherUser, Origin other) =>
        Error(
            "IR0467",
            at,
            $"users {Quoted(otherUser)} and {Quoted(user)} both need a new contact {Quoted(id)}, but not the same one",
            "write other names for one of them",
            other
        );

    public static Diagnostic AdminOfOtherType(Origin at, string who, string admin, string type) =>
        Error(
            "IR0468",
            at,
            $"{who} would have admin privileges {Printable.Of(admin)} with type {Printable.Of(type)}; Intacct gives them to Business users only",
            "write both: type: business, or admin: off"
        );

    public static Diagnostic PasswordNeverExpiresOfPerson(Origin at, string who) =>
        Warning(
            "IR0469",
            at,
            $"{who} would keep a password that never expires, which Intacct offers to Web Services users only",
            "write webServicesOnly: true, or passwordNeverExpires: false"
        );

    public static Diagnostic PasswordDisabledWithoutSso(Origin at, string who) =>
        Warning(
            "IR0470",
            at,
            $"{who} would have neither a password nor single sign-on and could not sign in",
            "write sso: { enabled: true, id: ... }, or disablePassword: false"
        );

    public static Diagnostic SsoOfWebServicesUser(Origin at, string who) =>
        Error(
            "IR0471",
            at,
            $"{who} would be a Web Services user with single sign-on, which Intacct does not offer",
            "write sso: { enabled: false }, or webServicesOnly: false"
        );

    public static Diagnostic NewGroupWithoutDescription(Origin at, string who) =>
        Error(
            "IR0472",
            at,
            $"{who} does not exist yet, and Intacct creates no group without a description",
            "add description"
        );

    // hints that several messages share

    public static string DidYouMean(string near) => $"did you mean {Quoted(near)}?";

    public static string MovedTo(string permission, string to, string release) =>
        $"{Printable.Of(permission)} moved to {to} in {release}";

    public static string IsElsewhere(string[] modules) => $"a permission of that name is in {Plural.List(modules)}";

    private const string Listing = "catalogue list prints what there is";

    private static string Allowed(string[] rights) =>
        rights.Length == 0 ? "nothing can be granted on it" : $"it has {Plural.List(rights)}";

    private static string Example(string field) =>
        field switch
        {
            "email" => "email: NAME@DOMAIN",
            "contact" => "contact: { first: ..., last: ... }",
            "type" => "type: business",
            "entities" => "entities: all (or ids)",
            _ => field,
        };

    private static string Nothing(int inactive) =>
        inactive == 0
            ? "nothing in the company"
            : $"only what is inactive ({inactive.ToString("N0", CultureInfo.InvariantCulture)})";

    private static string Names(IEnumerable<string> ids) => Plural.List([.. ids.Select(Quoted)]);

    // 05: planning

    public static Diagnostic NothingMatches(string pattern) =>
        Placeless(
            "IR0501",
            $"--only {Printable.Of(pattern)} matches nothing that the files declare",
            "addresses look like user[\"clerk1\"], role[\"AP clerk\"], group[\"AP team\"]; * stands for any characters; a shell wants them in single quotes"
        );

    public static Diagnostic PulledIn(IEnumerable<string> addresses) =>
        new(
            "IR0502",
            Severity.Note,
            $"taken in besides --only, because something chosen needs it: {string.Join(", ", addresses.Select(address => Printable.Of(address)))}"
        );

    /// <param name="at">Null for a role that the files do not name.</param>
    public static Diagnostic RoleIsHeld(Origin? at, string role, string holder) =>
        new(
            "IR0503",
            Severity.Warning,
            $"the role {Quoted(role)} stays: {Printable.Of(holder)} holds it and is never written",
            "take it from there in Intacct, then plan again",
            at
        );

    /// <param name="at">Null for a role that the files do not name.</param>
    public static Diagnostic RoleMayBeHeld(Origin? at, string role, string holder) =>
        new(
            "IR0505",
            Severity.Warning,
            $"the role {Quoted(role)} stays: the roles of {Printable.Of(holder)} cannot be read",
            "read with a user that sees the roles of everybody, then plan again",
            at
        );

    public static Diagnostic UserStays(Origin at, string user) =>
        Warning(
            "IR0504",
            at,
            $"the user {Quoted(user)} stays: whether it is active cannot be read",
            "read with a user that sees the status of everybody, then plan again"
        );

    public static Diagnostic MembersUnknown() =>
        new(
            "IR0506",
            Severity.Warning,
            "this company does not offer the members of user groups over the API: who gains or loses by a group is not known",
            "look at the members of the groups that hold the changed roles in Intacct"
        );

    // Renames

    public static Diagnostic FormerlyDeclared(Origin at, string who, string old, bool isAbsent, Origin oldAt) =>
        Error(
            "IR0511",
            at,
            $"formerly of {who} names {old}, which this file declares",
            isAbsent
                ? "leave out the one that is to be absent: formerly removes it once its holders have the new one"
                : "an old name goes for good: rename in two steps, each applied before the next, or use a name that is free",
            oldAt
        );

    public static Diagnostic FormerlyTwice(Origin at, string who, string first, string old, Origin firstAt) =>
        Error(
            "IR0512",
            at,
            $"{who} and {first} both were {old} formerly",
            "keep formerly on the one that its holders shall have",
            firstAt
        );

    public static Diagnostic NamesWhatIsRenamed(
        Origin at,
        string who,
        string field,
        string old,
        string now,
        Origin formerlyAt
    ) =>
        Error(
            "IR0513",
            at,
            $"{field} of {who} name {old}, which is {Quoted(now)} from now on",
            $"write {Quoted(now)}",
            formerlyAt
        );

    public static Diagnostic FormerlyIgnored(Origin at, string who, string old) =>
        Error(
            "IR0514",
            at,
            $"formerly of {who} names {old}, which is ignored, so that it can never be removed",
            "leave formerly out; where manage.ignore names the old one, take it out of there"
        );

    public static Diagnostic FormerlyInOtherCase(Origin at, string who, string old) =>
        Error(
            "IR0515",
            at,
            $"formerly of {who} names {Quoted(old)}, which differs only in case",
            "Intacct may take both for one: rename by way of a third name, in two steps, each applied before the next"
        );

    public static Diagnostic FormerlyNothing(Origin at, string who, string old, string near) =>
        Warning(
            "IR0516",
            at,
            $"formerly of {who} names {old}, which the company does not have",
            $"{DidYouMean(near)} As it stands, {who} is made as if it were new"
        );

    public static Diagnostic FormerRoleIsHeld(Origin at, string old, string now, string holder) =>
        Warning(
            "IR0517",
            at,
            $"the role {Quoted(old)} stays beside {Quoted(now)}: {Printable.Of(holder)} holds it and is never written",
            $"give {Quoted(now)} to whoever that is in Intacct and take {Quoted(old)} away, then plan again"
        );

    public static Diagnostic FormerRoleMayBeHeld(Origin at, string old, string now, string holder) =>
        Warning(
            "IR0518",
            at,
            $"the role {Quoted(old)} stays beside {Quoted(now)}: the roles of {Printable.Of(holder)} cannot be read",
            "read with a user that sees the roles of everybody, then plan again"
        );

    public static Diagnostic FormerGroupStays(Origin at, string old, string now) =>
        Warning(
            "IR0519",
            at,
            $"the group {Quoted(old)} stays beside {Quoted(now)}: its members cannot be read, so nobody is moved",
            $"move them in Intacct, then delete {Quoted(old)} there"
        );

    public static Diagnostic FormerUnreadable(Origin at, string who, string old, string field) =>
        Error(
            "IR0520",
            at,
            $"{who} cannot take over {field} of {old}, which cannot be read",
            $"declare {field} of {who}, or read with a user that sees them"
        );

    // 05: questions about access

    /// <param name="at">Where the files declare it, if they do.</param>
    public static Diagnostic AskedUserUnknown(string user, string? near, Origin? at) =>
        new(
            "IR0540",
            Severity.Error,
            at is null ? $"the company has no user {Quoted(user)}" : $"the company has no user {Quoted(user)} yet",
            at is not null ? "it is declared: save a plan with plan --out FILE and explain that with --against FILE"
                : near is null ? "export prints the users that there are"
                : DidYouMean(near),
            at
        );

    public static Diagnostic AskedRoleUnknown(string role, string? near) =>
        Placeless(
            "IR0541",
            $"the company has no role {Quoted(role)}",
            near is null ? "export prints the roles that there are" : DidYouMean(near)
        );

    public static Diagnostic AskedGroupUnknown(string group, string? near) =>
        Placeless(
            "IR0542",
            $"the company has no user group {Quoted(group)}",
            near is null ? "export prints the groups that there are" : DidYouMean(near)
        );

    public static Diagnostic AskedModuleUnknown(string asked, string module, string? near) =>
        Placeless(
            "IR0543",
            $"{Quoted(asked)} names no permission: there is no module {Quoted(module)}",
            near is null ? Listing : DidYouMean(near)
        );

    public static Diagnostic AskedPermissionUnknown(string asked, string? near) =>
        Placeless("IR0544", $"{Quoted(asked)} names no permission", near is null ? Listing : DidYouMean(near));

    public static Diagnostic AskedPermissionAmbiguous(string asked, string[] found) =>
        Placeless(
            "IR0545",
            $"{Quoted(asked)} can mean several permissions",
            $"write one of {Plural.List([.. found.Select(one => Printable.Of(one))], "or")}"
        );

    public static Diagnostic AskedModuleAlone(string asked, string example) =>
        Placeless(
            "IR0546",
            $"{Quoted(asked)} is a module, and a permission of it is wanted",
            $"such as {Printable.Of(example)}; {Listing}"
        );

    public static Diagnostic AskedRightUnknown(string right, string permission, string? near, string[] allowed) =>
        Placeless(
            "IR0547",
            $"{Quoted(right)} is no right of {Printable.Of(permission)}",
            near is null ? Allowed(allowed) : DidYouMean(near)
        );

    public static Diagnostic AskedRightNotAllowed(string right, string permission, string[] allowed) =>
        Placeless("IR0548", $"{Quoted(right)} cannot be granted on {Printable.Of(permission)}", Allowed(allowed));

    public static Diagnostic AskedRightAmbiguous(string right, string permission, string[] tokens) =>
        Placeless(
            "IR0549",
            $"{Quoted(right)} can mean several rights of {Printable.Of(permission)}",
            $"write {Plural.List(tokens, "or")}"
        );

    // 05: auditing

    private const string WriteAgain =
        "take it back from version control, or look at what is found and accept that again: intacct-reconciler audit --write-baseline FILE --until DATE";

    public static Diagnostic NotABaseline(string path) =>
        Placeless("IR0550", $"{Printable.Of(path)} is not a baseline", WriteAgain);

    public static Diagnostic NewerBaselineFormat(string path, string format, string known) =>
        Placeless(
            "IR0551",
            $"{Printable.Of(path)} has the format {Printable.Of(format, 40)}; this version reads {known}",
            "audit with the version that wrote it, or write it again: intacct-reconciler audit --write-baseline FILE --until DATE"
        );

    public static Diagnostic BaselineDamaged(string path, string why) =>
        Placeless("IR0552", $"{Printable.Of(path)} cannot be read as a baseline: {Printable.Of(why)}", WriteAgain);

    public static Diagnostic BaselineAltered(string path, string who) =>
        Placeless(
            "IR0553",
            $"in the baseline {Printable.Of(path)} the state of {who} was changed since it was written: its digest does not agree",
            "acceptances may be edited, the state may not: " + WriteAgain
        );

    public static Diagnostic BaselineOfAnother(string path, string writtenFor, string company) =>
        Placeless(
            "IR0554",
            $"{Printable.Of(path)} is the baseline of the company {Quoted(writtenFor)}, and the access file is for {Quoted(company)}",
            "name the baseline of this company; of a fleet, --baseline is a folder with one for each"
        );

    public static Diagnostic NothingToCompareWith() =>
        new(
            "IR0555",
            Severity.Note,
            "the file declares nothing, and no baseline is named: nothing is compared, so no drift can be found",
            "write a baseline, and name it from then on with --baseline: intacct-reconciler audit --write-baseline FILE --until DATE"
        );

    public static Diagnostic HistoryMissing(string why) =>
        new(
            "IR0557",
            Severity.Note,
            $"the audit history was not read: {Printable.Of(why)}",
            "who changed a field and when is told of the object as a whole; the audit trail on the screens of Intacct tells it of the field"
        );

    // 05: the access review

    public static Diagnostic NotAReview(Origin at, ImmutableArray<string> missing) =>
        Error(
            "IR0570",
            at,
            $"this is no access review: {(missing.Length is 0 or 8 ? "none of its first rows has its columns" : $"the row that comes closest to its heading lacks {Names(missing)}")}",
            "it is the review.csv of an audit pack with the decisions filled in; the columns Company, User ID, Item, Access, Held through, Decision, Reviewer and Date have to stay, in any order"
        );

    public static Diagnostic ReviewRowUnreadable(Origin at, string why) =>
        Error(
            "IR0571",
            at,
            $"this row cannot be read: {why}",
            "write it as it was in the review.csv that went out, or take the row out where it is none of the review, such as a total"
        );

    public static Diagnostic DecisionUnknown(Origin at, string decision) =>
        Error(
            "IR0572",
            at,
            $"the decision {Quoted(decision)} is neither keep nor revoke",
            "write keep (or ok, approve) or revoke (or remove); leave it empty where nobody has decided, and put remarks under Comment"
        );

    public static Diagnostic ReviewItemUnknown(Origin at, string item, ImmutableArray<string> known) =>
        Error(
            "IR0573",
            at,
            $"the item {Quoted(item)} is none of {Names(known)}",
            "write it as it was in the review.csv that went out"
        );

    public static Diagnostic DecisionsContradict(Origin at, string decision, string before, Origin first) =>
        Error(
            "IR0574",
            at,
            $"the decision is {decision} here, and {before} in another row of the same access",
            "ask the reviewer, and leave one of the two rows",
            first
        );

    public static Diagnostic ReviewOfOthers(string path, ImmutableArray<string> companies) =>
        new(
            "IR0575",
            Severity.Note,
            $"{Printable.Of(path)} has rows of {Companies(companies)}, which {(companies.Length == 1 ? "is" : "are")} not in this run: {(companies.Length == 1 ? "its" : "their")} rows are not checked",
            "audit the fleet that has them, without --company and --shard; or check the spelling under Company"
        );

    public static Diagnostic NothingReviewed(string path, string company, ImmutableArray<string> others) =>
        Placeless(
            "IR0576",
            $"{Printable.Of(path)} has no row of the company {Quoted(company)}{(others.IsEmpty ? "" : $", only of {Companies(others)}")}",
            "name the reviewed file of this company, or check the spelling under Company"
        );

    private static string Companies(ImmutableArray<string> all) =>
        all.Length <= 6 ? Names(all) : $"{string.Join(", ", all.Take(5).Select(Quoted))} and {all.Length - 5:N0} more";

    public static Diagnostic NoJournalForEvidence(string file) =>
        new(
            "IR0580",
            Severity.Note,
            $"there is no journal at {Printable.Of(file)}, so changes.csv is empty",
            "apply keeps one; if it stands elsewhere, name its folder with --journal DIR"
        );

    public static Diagnostic JournalBeginsLater(string file, string first, string since) =>
        new(
            "IR0581",
            Severity.Note,
            $"the journal {Printable.Of(file)} begins at {first} UTC, after {since} UTC: of the time between it says nothing",
            "if an older journal was put away, make a pack from it, too: --journal DIR"
        );

    // 06: plan files

    public static Diagnostic NotAPlan(string path) =>
        Placeless("IR0601", $"{Printable.Of(path)} is not a plan file", MakeAnother);

    public static Diagnostic NewerPlanFormat(string path, string version, string known) =>
        Placeless(
            "IR0602",
            $"{Printable.Of(path)} has the plan format {Printable.Of(version, 20)}; this version reads {known}",
            "apply it with the version that wrote it, or " + MakeAnother
        );

    public static Diagnostic BrokenPlan(string path, string how) =>
        Placeless("IR0603", $"the plan {Printable.Of(path)} {how}", MakeAnother);

    public static Diagnostic UnreadablePlan(string path, string why) =>
        Placeless("IR0604", $"{Printable.Of(path)} cannot be read as a plan: {Printable.Of(why)}", MakeAnother);

    // 06: the catalogue lock

    private const string Relock =
        "take it back from version control, or lock again and review what changed: intacct-reconciler catalogue lock";

    public static Diagnostic NotALock(string path) =>
        Placeless("IR0610", $"{Printable.Of(path)} is not a catalogue lock", Relock);

    public static Diagnostic NewerLockFormat(string path, string format, string known) =>
        Placeless(
            "IR0611",
            $"{Printable.Of(path)} has the format {Printable.Of(format, 40)}; this version reads {known}",
            "use the version that wrote it, or lock again: intacct-reconciler catalogue lock"
        );

    public static Diagnostic LockDamaged(string path, string why) =>
        Placeless("IR0612", $"{Printable.Of(path)} cannot be read as a catalogue lock: {Printable.Of(why)}", Relock);

    public static Diagnostic LockAltered(string path) =>
        Placeless(
            "IR0613",
            $"{Printable.Of(path)} was changed since it was written: its sha256 does not agree with what stands in it",
            "it is not edited by hand, and two of them are not merged: " + Relock
        );

    public static Diagnostic LockOfAnother(string path, string lockedFor, string company) =>
        Placeless(
            "IR0614",
            $"{Printable.Of(path)} is the catalogue lock of the company {Quoted(lockedFor)}, and the access file is for {Quoted(company)}",
            "move it beside the access file of its own company, or lock this one: intacct-reconciler catalogue lock"
        );

    // The all-users permissions report

    private const string SaveAgain =
        "save it again as \"CSV UTF-8 (comma delimited)\"; with other encodings names would come out wrong";

    public static Diagnostic NotTheReport(Origin at, IReadOnlyCollection<string> missing) =>
        Error(
            "IR0590",
            at,
            $"this is not the all-users permissions report: {(missing.Count is 0 or 5 ? "none of its first rows has its columns" : $"the row that comes closest to its heading lacks {Names(missing)}")}",
            "its heading has the columns User ID, Status, Application, Policy and Rights, whatever stands above it; docs/from-report.md says how it is built"
        );

    public static Diagnostic CellWithoutEnd(Origin at) =>
        Error(
            "IR0591",
            at,
            "the cell that begins here has no end within 32,767 characters, which is what a spreadsheet's cell can hold",
            "a quotation mark is not closed, or one inside the cell is not written twice: save it again as CSV"
        );

    public static Diagnostic RowUnreadable(Origin at, string why) =>
        Error(
            "IR0592",
            at,
            $"this row cannot be read: {why}",
            "save it again as CSV, a report ungrouped so that each row names its user; or mend the row by hand"
        );

    public static Diagnostic ReportNotUtf8(Origin at) =>
        Error("IR0593", at, "these bytes are not UTF-8, or a letter was lost before", SaveAgain);

    public static Diagnostic ReportContradicts(
        Origin at,
        string column,
        string user,
        string now,
        string before,
        Origin first
    ) =>
        Error(
            "IR0594",
            at,
            $"{column} of the user {Quoted(user)} is {Quoted(now)} here and {Quoted(before)} before",
            "the rows are not of one report: run it again, and do not put files together",
            first
        );

    public static Diagnostic ReportedStatusUnknown(Origin at, string status, string user) =>
        Error(
            "IR0595",
            at,
            $"the Status {Quoted(status)} of the user {Quoted(user)} is none that is known, so whether it can sign in is not known either",
            "write Active, Inactive or Locked out in its place"
        );

    public static Diagnostic ReportedWordUnknown(Origin at, string what, string word, int rows, string? nearest) =>
        new(
            "IR0596",
            Severity.Note,
            $"the {what} {Quoted(word)} is not known; it is kept under that name ({Plural.Of(rows, "row")})",
            (nearest is null ? "" : $"did you mean {Quoted(nearest)}? ")
                + $"If it is another name of something known, write that into the report, in the words of the English screens or as the API has it ({(what == "right" ? "readonly" : what == "policy" ? "bills" : "accountsPayable")})",
            at
        );

    public static Diagnostic ReportedWordSeveral(Origin at, string word, string candidates, string taken, int rows) =>
        new(
            "IR0597",
            Severity.Note,
            $"{Quoted(word)} can be {Printable.Of(candidates)}; it is taken for {Printable.Of(taken)} ({Plural.Of(rows, "row")})",
            "write the API name into the report where it is another",
            at
        );

    public static Diagnostic LeftOutOfReport(Origin at, string what, string why) =>
        new("IR0598", Severity.Note, $"left out: {what}: {why}", null, at);

    public static Diagnostic ReportTaken(string path, int users, int rights, string company) =>
        new(
            "IR0599",
            Severity.Note,
            $"{Printable.Of(path)} has {Plural.Of(users, "user")} with {Plural.Of(rights, "right")}: the snapshot of {Printable.Of(company)} takes them for held by the users themselves",
            "roles, groups, restrictions, types, e-mail addresses and admin privileges are not in the report, nor are external users: they stay unknown, and nothing is applied to such a snapshot"
        );

    private static Diagnostic Placeless(string code, string message, string hint) =>
        new(code, Severity.Error, message, hint);

    private static Diagnostic Error(
        string code,
        Origin at,
        string message,
        string? hint = null,
        Origin? other = null
    ) => new(code, Severity.Error, message, hint, at, other);

    private static Diagnostic Warning(
        string code,
        Origin at,
        string message,
        string? hint = null,
        Origin? other = null
    ) => new(code, Severity.Warning, message, hint, at, other);

    private static Diagnostic Note(string code, Origin at, string message, string? hint = null) =>
        new(code, Severity.Note, message, hint, at);

    private static string Quoted(string text) => $"\"{Printable.Of(text)}\"";
}

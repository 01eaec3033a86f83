using System.Globalization;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli;

/// <summary>Every code and message of the command line itself: 70 files and arguments, 71 credentials, 72 the simulated company, 73 lock and journal.</summary>
internal static class Messages
{
    public static Diagnostic NoSuchFile(string path) =>
        Error(
            "IR7001",
            $"{Printable.Of(path)} does not exist",
            "name an access file, or a folder that holds access.yaml or fleet.yaml; apply also takes what plan --out wrote"
        );

    public static Diagnostic NoAccessFile(string folder) =>
        Error(
            "IR7002",
            $"{Printable.Of(folder)} holds neither access.yaml nor fleet.yaml",
            "name the access file, the fleet file, or a folder that holds one"
        );

    public static Diagnostic CannotRead(string path, Exception why) =>
        Error("IR7004", $"{Printable.Of(path)} cannot be read: {Printable.Of(why.Message)}");

    public static Diagnostic CannotWrite(string path, Exception why) =>
        Error("IR7005", $"{Printable.Of(path)} cannot be written: {Printable.Of(why.Message)}");

    public static Diagnostic Input(Exception why) =>
        Error("IR7006", $"Reading or writing failed: {Printable.Of(why.Message, 500)}");

    public static Diagnostic NotAnAddress(string text) =>
        Error(
            "IR7008",
            $"The endpoint {Printable.Of(text)} is not an address",
            "it looks like https://api.intacct.com/ia/api/v1"
        );

    public static Diagnostic NoSuchBaseline(string path) =>
        Error(
            "IR0556",
            $"The baseline {Printable.Of(path)} does not exist",
            "write it first: intacct-reconciler audit --write-baseline FILE --until DATE"
        );

    public static Diagnostic NoSuchReview(string path) =>
        Error(
            "IR0577",
            $"The reviewed file {Printable.Of(path)} does not exist",
            "name the review.csv of an audit pack with the decisions filled in, saved as CSV; intacct-reconciler evidence writes it"
        );

    public static Diagnostic NobodyToAskAboutMany() =>
        Error(
            "IR7020",
            "Nobody is here to confirm the changes to the companies of the fleet: this is not a terminal",
            "save the plans with plan --out DIR and apply those files, or add --auto-approve"
        );

    public static Diagnostic NobodyToAsk(string company) =>
        Error(
            "IR7009",
            $"Nobody is here to confirm the changes to {Printable.Of(company)}: this is not a terminal",
            "save the plan with plan --out and apply that file, or add --auto-approve"
        );

    public static Diagnostic NoAccessFileButA(string what, string path, string hint) =>
        Error("IR7011", $"{Printable.Of(path)} is a {what}, not an access file", hint);

    public static Diagnostic AFolder(string path) =>
        Error("IR7012", $"{Printable.Of(path)} is a folder, and a file is wanted", "name the file");

    public static Diagnostic NoFolder(string path, string folder) =>
        Error(
            "IR7013",
            $"{Printable.Of(path)} cannot be written: there is no folder {Printable.Of(folder)}",
            "make the folder first, or name another"
        );

    public static Diagnostic CompanyOrFleet(string folder) =>
        Error("IR7014", $"{Printable.Of(folder)} holds both access.yaml and fleet.yaml", "name the one that you mean");

    public static Diagnostic NotAFleet(string path) =>
        Error(
            "IR7015",
            $"{Printable.Of(path)} is the access file of one company, not a fleet",
            "name a fleet file, or a folder that holds fleet.yaml"
        );

    public static Diagnostic OnlyOfAFleet(string option, string path) =>
        Error(
            "IR7016",
            $"{option} chooses among the companies of a fleet, and {Printable.Of(path)} is one company",
            "leave it out, or name a fleet file"
        );

    public static Diagnostic NoSuchCompany(string pattern, string path, IReadOnlyCollection<string> known) =>
        Error(
            "IR7017",
            $"--company {Printable.Of(pattern)} matches no company of {Printable.Of(path)}",
            Nearest.To(pattern, known) is { } nearest
                ? $"did you mean {Printable.Of(nearest)}?"
                : "fleet list prints the companies"
        );

    public static Diagnostic ExpandedIsOfOne(int companies) =>
        Error(
            "IR7060",
            string.Create(
                CultureInfo.InvariantCulture,
                $"--expanded prints the file of one company, and here are {companies}"
            ),
            "choose one with --company ID"
        );

    public static Diagnostic OneFileForMany(string verb, int companies) =>
        Error(
            "IR7018",
            $"{verb} writes a file for each of {companies} companies",
            "name a folder for them with --out DIR, or choose one company with --company"
        );

    public static Diagnostic TwoReportsInOneFile(string path) =>
        Error("IR7025", $"Two reports are to be written to {Printable.Of(path)}", "give each a file of its own");

    public static Diagnostic AFileNotAFolder(string path) =>
        Error(
            "IR7019",
            $"{Printable.Of(path)} is a file, and a fleet needs a folder: it has a file for each company",
            "name a folder; it is made where it is missing"
        );

    public static Diagnostic ManyCompanies(string path) =>
        Error(
            "IR7021",
            $"{Printable.Of(path)} is a fleet, and each of its companies has a journal of its own",
            "name one of them: the folder .reconciler/COMPANY beside the fleet file"
        );

    public static Diagnostic TooManyJobs(string system, int jobs, int most) =>
        Error(
            "IR7022",
            $"{system} makes at most {most} jobs of a matrix, and there are {jobs}",
            $"let each job take several companies: --shards {most / 2}"
        );

    public static Diagnostic NoLongerInFleet(string plan, string company, string fleet) =>
        Error(
            "IR7023",
            $"The plan {Printable.Of(plan)} is for {Printable.Of(company)}, which is not in {Printable.Of(fleet)} any more. Nothing was written",
            "plan again: a plan is applied where it was made"
        );

    public static Diagnostic PlannedAgainstSnapshot(string plan, string snapshot) =>
        Error(
            "IR0530",
            $"The plan {Printable.Of(plan)} was made against the snapshot {Printable.Of(snapshot)}, so it is for reading. Nothing was written",
            "plan again without --against: apply takes what was planned against the company itself"
        );

    public static Diagnostic SnapshotOfAnother(string snapshot, string holds, string declared) =>
        Error(
            "IR0531",
            $"The snapshot {Printable.Of(snapshot)} holds {Printable.Of(holds)}, not {Printable.Of(declared)}",
            "name a snapshot of the company that the file declares"
        );

    public static Diagnostic NoSuchPlan(string path) =>
        Error("IR7010", $"{Printable.Of(path)} does not exist", "plan --out FILE writes a plan");

    public static Diagnostic ThereAlready(string folder, IReadOnlyList<string> files) =>
        Error(
            "IR7050",
            $"{Printable.Of(folder)} holds {Plural.List([.. files.Select(file => Printable.Of(file))])} already. Nothing was written",
            "name another folder: init DIR; no file is ever overwritten"
        );

    public static Diagnostic NotAFolder(string path) =>
        Error(
            "IR7051",
            $"{Printable.Of(path)} is a file, and a folder is wanted",
            "name a folder, new or not: init DIR"
        );

    public static Diagnostic CannotBegin(string folder, Exception why) =>
        Error(
            "IR7052",
            $"The files cannot be written to {Printable.Of(folder)}: {Printable.Of(why.Message.TrimEnd('.'), 500)}. Nothing was left there",
            "make the folder writable, or name another: init DIR"
        );

    public static Diagnostic SplitNeedsAFolder(string path) =>
        Error(
            "IR7053",
            $"{Printable.Of(path)} is a file, and --split writes several",
            "name a folder; it is made where it is missing"
        );

    public static Diagnostic NotOfASplit(string folder, IReadOnlyList<string> files) =>
        Error(
            "IR7054",
            $"{Printable.Of(folder)} holds {Plural.List([.. files.Select(file => Printable.Of(file))])}, which no earlier export --split wrote. Nothing was written",
            "move that away, or name another folder: export --split DIR"
        );

    public static Diagnostic LeftOfASplit(IReadOnlyList<string> files) =>
        new(
            "IR7055",
            Severity.Warning,
            $"Left of an earlier export, and not included by access.yaml any more: {Plural.List([.. files.Select(file => Printable.Of(file))])}",
            "delete it, or take from it what you still need"
        );

    public static Diagnostic NoCompanyToBeginWith(string folder) =>
        Error(
            "IR7056",
            $"Nothing says which company to begin with: {Printable.Of(folder)} holds no access.yaml",
            "name an access file with its connection: init --from-company FILE; or the company, whose credentials are in the environment: init --from-company --company ID"
        );

    public static Diagnostic SaysMoreThanConnection(string file, IReadOnlyList<string> keys) =>
        Error(
            "IR7057",
            $"{Printable.Of(file)} says more than where the company is: {Plural.List([.. keys.Select(key => Printable.Of(key))])}. It would be written over",
            "name another folder: init DIR --from-company FILE; or, to write it over, export --out FILE"
        );

    public static Diagnostic NoIdToBeginWith(string company) =>
        Error(
            "IR7058",
            $"The company's id {Printable.Of(company)} cannot stand in a pipeline and in names of files: it has more than letters, digits, and . - _ between them",
            "write the access file alone: export --out FILE"
        );

    public static Diagnostic NoSuchBlueprint(string name, string? near) =>
        Error(
            "IR7090",
            $"No blueprint \"{Printable.Of(name)}\" comes with this version",
            near is null ? "blueprint list has their names" : $"did you mean \"{near}\"?"
        );

    public static Diagnostic UsesNoBlueprint(string file, string? wanted, IReadOnlyCollection<string> used) =>
        Error(
            "IR7091",
            wanted is null
                ? $"{Printable.Of(file)} uses no blueprint"
                : $"{Printable.Of(file)} uses no blueprint \"{Printable.Of(wanted)}\"",
            used.Count > 0
                ? $"it uses: {string.Join(", ", used.Select(one => Printable.Of(one)))}"
                : "write it under blueprints, or give its parameters: --blueprint NAME --with NAME=VALUE"
        );

    public static Diagnostic Bug(Exception what) =>
        Error(
            "IR7099",
            $"This is a bug in intacct-reconciler, not in your files: {what.GetType().Name}: {Printable.Of(what.Message, 300)}",
            "please report it; --log-level debug shows where it happened"
        );

    public static Diagnostic MissingCredentials(string prefix, IReadOnlyList<string> missing) =>
        Error(
            "IR7101",
            $"Credentials are missing: {Plural.List([.. missing.Select(name => $"{prefix}_{name}")])} {(missing.Count == 1 ? "is" : "are")} not set",
            $"""
            client id and secret: register a client application with Sage (developer.sage.com) and authorise it in Intacct,
            Company > Setup > Company > Security > Authorized client applications; user name: a Web Services user, userId or
            userId@companyId. {prefix}_CREDENTIALS_FILE or {prefix}_CREDENTIALS_COMMAND may give all three instead
            """
        );

    public static Diagnostic TwoWays(string prefix, IReadOnlyList<string> set) =>
        Error("IR7102", $"{Plural.List([.. set.Select(name => $"{prefix}_{name}")])} are both set", "keep one of them");

    public static Diagnostic SecretsFileOpen(string path, string mode) =>
        Error(
            "IR7103",
            $"Others than its owner may use the credentials file {Printable.Of(path)} ({mode})",
            $"chmod 600 {Printable.Of(path)}"
        );

    public static Diagnostic NotCredentials(string where, string why) =>
        Error(
            "IR7104",
            $"{where} gives no credentials: {why}",
            "it must be JSON: { \"clientId\": \"...\", \"clientSecret\": \"...\", \"username\": \"...\" }"
        );

    public static Diagnostic CommandFailed(string variable, string how) =>
        Error("IR7105", $"The command in {variable} {how}", "run it by hand to see why; it is started without a shell");

    public static Diagnostic BadSeed(string why) =>
        Error(
            "IR7201",
            $"The snapshot cannot be used: {Printable.Of(why, 1000)}",
            "snapshot --out FILE writes one; docs/simulator.md says what one by hand must hold"
        );

    public static Diagnostic BadSwitch(string why) => Error("IR7202", Printable.Of(why, 2000));

    public static Diagnostic NobodySignsIn(string path) =>
        Error(
            "IR7203",
            $"{Printable.Of(path)} has no user that can sign in",
            "add an active, unrestricted Web Services user with full admin privileges to the snapshot"
        );

    public static Diagnostic OnlyAReport(string company, string snapshot) =>
        Error(
            "IR7204",
            $"{Printable.Of(company)} is known from a permissions report alone ({Printable.Of(snapshot)}), and nothing is applied to that. Nothing was written",
            "make the changes of the plan in Intacct, or connect to Intacct itself: docs/connect.md says how"
        );

    public static Diagnostic NoCompanyForReport(string report) =>
        Error(
            "IR7205",
            $"{Printable.Of(report)} does not say of which company it is",
            "say it with --company ID, or name the access file of the company"
        );

    public static Diagnostic NoSuchReport(string path) =>
        Error(
            "IR7206",
            $"{Printable.Of(path)} does not exist",
            "name the CSV file of the all-users permissions report; docs/from-report.md says how it is built"
        );

    public static Diagnostic ReportHasNoRoles(string company, string file) =>
        Error(
            "IR7207",
            $"{Printable.Of(file)} declares roles, and {Printable.Of(company)} is known from a permissions report alone, which has none: what would change cannot be told",
            "plan a role-based company against a snapshot of Intacct itself; a file with permissionModel: user-based can be planned here"
        );

    public static Diagnostic Locked(string company, string holder, string folder, TimeSpan waited) =>
        Error(
            "IR7301",
            $"Another apply is at work on {Printable.Of(company)}: {holder}. Nothing was read or written"
                + (waited > TimeSpan.Zero ? $"; waited {Durations.Words(waited)}" : ""),
            $"""
            let it end, or wait for it with --lock-timeout 10m; the lock is gone when that process is. It guards this machine
            ({Printable.Of(folder)}); across runners the CI system's concurrency group must
            """
        );

    public static Diagnostic CannotLock(string path, Exception why) =>
        Error(
            "IR7302",
            $"The lock {Printable.Of(path, 500)} cannot be taken: {Printable.Of(why.Message.TrimEnd('.'), 500)}. Nothing was read or written",
            "name a folder on a local disk that you can write with --lock-dir DIR"
        );

    public static Diagnostic NoLockFolder(string path, Exception why) =>
        Error(
            "IR7304",
            $"There is no folder for locks at {Printable.Of(path, 500)}, and it cannot be made: {Printable.Of(why.Message.TrimEnd('.'), 500)}",
            "name a folder on a local disk that you can write with --lock-dir DIR"
        );

    public static Diagnostic LockHoldsNobody(string path) =>
        Error(
            "IR7303",
            $"Files in {Printable.Of(path, 500)} cannot be locked: the same lock was given twice. Nothing was read or written",
            "name a folder on a local disk with --lock-dir DIR, and do not set DOTNET_SYSTEM_IO_DISABLEFILELOCKING"
        );

    public static Diagnostic NoJournal(string path) =>
        Error(
            "IR7311",
            $"There is no journal at {Printable.Of(path, 500)}",
            "apply writes it before its first change; name the journal, its folder, or the access file that it stands beside"
        );

    public static Diagnostic BrokenJournal(string path, JournalFault fault) =>
        Error(
            "IR7312",
            $"The journal {Printable.Of(path, 500)} is damaged at line {fault.Line}: {Printable.Of(fault.What, 500)}",
            "keep it as it is, find out who wrote to it, and begin another: move it away, or name a folder with --journal DIR"
        );

    public static Diagnostic JournalOf(string path, string other, string company) =>
        Error(
            "IR7313",
            $"The journal {Printable.Of(path, 500)} is that of {Printable.Of(other)}, not of {Printable.Of(company)}",
            "name a folder of its own for each company with --journal DIR"
        );

    public static Diagnostic JournalInUse(string path) =>
        Error(
            "IR7314",
            $"Another apply is writing the journal {Printable.Of(path, 500)}",
            "let it end; companies that are applied at the same time need a journal each, with --journal DIR"
        );

    public static Diagnostic CannotJournal(string path, string why) =>
        Error(
            "IR7315",
            $"The journal {Printable.Of(path, 500)} cannot be used: {Printable.Of(why.TrimEnd('.'), 500)}",
            "mend that, or name another folder with --journal DIR: what is not on record is not applied"
        );

    public static Diagnostic NotRecorded(JournalException why) =>
        Error(
            "IR7316",
            $"The journal cannot be written: {Printable.Of(why.Message.TrimEnd('.'), 500)}. Nothing was written to the company",
            "make its folder writable, or name another with --journal DIR: what is not on record is not applied"
        );

    public static Diagnostic Replaces(RunSoFar unfinished) =>
        new(
            "IR7317",
            Severity.Note,
            $"The apply that began on {Time(unfinished.At)} did not come to its end; this plan takes its place",
            "apply --resume would finish that one instead"
        );

    public static Diagnostic AnotherCompany(string path, PlanSubject plan, Target now) =>
        Error(
            "IR7321",
            $"The plan {Printable.Of(path)} is for {Printable.Of(plan.Company)} at {Printable.Of(plan.Endpoint)}, and "
                + $"{Printable.Of(plan.File)} leads to {Printable.Of(now.Company)} at {Printable.Of(now.Address)}. Nothing was written",
            "plan again: a plan is applied where it was made"
        );

    public static Diagnostic AppliedBefore(string path, RunSoFar run) =>
        Error(
            "IR7318",
            $"The plan {Printable.Of(path)} was applied before, on {Time(run.At)}{By(run.Began.Facts)}. Nothing was written",
            "plan again: what has changed since is not in this plan"
        );

    public static Diagnostic NothingOnRecord(string journal) =>
        Error(
            "IR7319",
            $"There is nothing to resume: no run is on record in {Printable.Of(journal, 500)}. Nothing was written",
            "plan and apply: that finishes what was left, by what the company is now"
        );

    public static Diagnostic AnotherPlanKept(string plan, RunSoFar run) =>
        Error(
            "IR7320",
            $"The run that began last, on {Time(run.At)}, had another plan than {Printable.Of(plan, 500)}. Nothing was written",
            "plan and apply: that finishes what was left, by what the company is now"
        );

    /// <summary>A line for standard output.</summary>
    public static string NothingToResume(RunSoFar run) =>
        $"Nothing to resume: the last apply came to its end on {Time(run.At)}.";

    /// <summary>A line for standard output.</summary>
    public const string NothingWasApplied = "Nothing to resume: no apply is on record.";

    private static string By(RunFacts facts) => facts.SignedIn is { } user ? $" by {Printable.Of(user)}" : "";

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static Diagnostic NothingLockedYet(string place) =>
        Error(
            "IR7061",
            $"There is no lock yet that something could be accepted into for one alone: {Printable.Of(place)} does not exist",
            "lock the whole catalogue first: intacct-reconciler catalogue lock"
        );

    public static Diagnostic NothingDeclaredToLock(string kind, string id, string? near) =>
        Error(
            "IR7062",
            $"No {kind} \"{Printable.Of(id)}\" is declared, whose presets could be widened",
            near is null ? $"name a {kind} as the access file does" : $"did you mean \"{Printable.Of(near)}\"?"
        );

    public static Diagnostic NoSuchSide(string path) =>
        Error(
            "IR7070",
            $"{Printable.Of(path)} does not exist",
            "diff compares snapshots, and companies that an access file or a fleet file leads to"
        );

    public static Diagnostic OneSideAlone(string path) =>
        Error(
            "IR7071",
            $"{Printable.Of(path)} is one company, and there is nothing to compare it with",
            "name a second one, or a snapshot of it: diff A B; of a fleet two companies or more"
        );

    public static Diagnostic FleetIsNoSide(string path, int companies) =>
        Error(
            "IR7072",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Printable.Of(path)} is a fleet, and {companies} of its companies are chosen where one is compared"
            ),
            "choose one with --company ID; to compare all of them, name the fleet alone: diff FLEET"
        );

    public static Diagnostic NothingToCompare(string pattern) =>
        Error(
            "IR7073",
            $"--only {Printable.Of(pattern)} matches nothing in what is compared",
            "addresses look like user[\"clerk1\"], role[\"AP clerk\"], group[\"AP team\"]; * stands for any characters; a shell wants them in single quotes"
        );

    public static Diagnostic NoSuchEntity(string entity, string? near) =>
        Error(
            "IR7080",
            $"The company has no entity {Printable.Of(entity)}",
            near is null ? "name an entity by its id" : $"did you mean {Printable.Of(near)}?"
        );

    public static Diagnostic ExplainsAnother(string plan, string company, string wanted) =>
        Error(
            "IR7081",
            $"The plan {Printable.Of(plan)} is for {Printable.Of(company)}, and the path leads to {Printable.Of(wanted)}",
            "name a plan of this company, or the path that the plan was made from"
        );

    public static Diagnostic ChangedSincePlan(string plan, IReadOnlyCollection<string> objects) =>
        new(
            "IR7082",
            Severity.Warning,
            $"Changed since the plan {Printable.Of(plan)} was made, and explained as now: {Plural.List([.. objects.Take(5).Select(one => Printable.Of(one))])}",
            "plan again"
        );

    public static Diagnostic ExplainsWithoutFiles() =>
        new(
            "IR7083",
            Severity.Note,
            "What the files declare cannot be used for this company, so that no lines of them are shown",
            "validate and plan say why"
        );

    public static Diagnostic NothingForAPack(string fleet) =>
        Error(
            "IR7090",
            $"No company of {Printable.Of(fleet)} could be read: there is no pack",
            "mend what is said of each company above"
        );

    public static Diagnostic SinceIsAhead(string since, string asOf) =>
        Error(
            "IR7091",
            $"--since {since} is later than {asOf}, by which the pack is made",
            "name the day on which the time that is looked at begins, such as the first of the quarter"
        );

    /// <summary>A guard that looks at the apply itself and not at what it changes.</summary>
    public static Diagnostic Refused(GuardResult refusal) =>
        Error("IR7040", $"Refused by {refusal.Guard}: {refusal.Sentence}", refusal.Mend);

    private static Diagnostic Error(string code, string message, string? hint = null) =>
        new(code, Severity.Error, message, hint?.ReplaceLineEndings(" "));
}

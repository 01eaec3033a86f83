using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Company;
using IntacctReconciler.Evidence.Tables;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Evidence;

/// <summary>
/// What a pack is made of, by whom and from what: canonical JSON, so that the same evidence has the same bytes. It has the hash
/// of every other file.
/// </summary>
public static class Manifest
{
    public const string FileName = "manifest.json";
    public const string Format = "intacct-evidence/1";

    /// <summary>Of the pack, or the folder of a pack, that is one company's.</summary>
    public static JsonObject Of(CompanyEvidence company, ImmutableArray<PackFile> files)
    {
        var (subject, sources) = (company.Subject, company.Sources);
        return new()
        {
            ["format"] = Format,
            ["tool"] = sources.Tool,
            ["company"] = subject.Company,
            ["permission_model"] = Words.Kebab(subject.PermissionModel),
            ["endpoint"] = subject.Endpoint,
            ["as_of"] = TimeJson.Write(company.AsOf),
            ["since"] = sources.Since is { } since ? TimeJson.Write(since) : null,
            ["access_file"] = new JsonObject { ["path"] = subject.File, ["commit"] = sources.Commit },
            ["reader"] = Reader(company),
            ["read"] = Read(sources.Asked),
            ["catalogue"] = Catalogue(CatalogueEvidence.Of(company)),
            ["policies"] = Policies(company),
            ["journal"] = sources.Journal is { } journal ? Journal(journal, sources.Since) : null,
            ["notes"] = new JsonArray([.. company.Notes.Select(NoteJson.Write)]),
            ["not_told"] = Untold(),
            ["files"] = Files(files),
        };
    }

    internal static JsonArray Untold() =>
        new([
            .. NotTold.All.Select(
                JsonNode (one) =>
                    new JsonObject
                    {
                        ["what"] = one.What,
                        ["why"] = one.Why,
                        ["instead"] = one.Instead,
                    }
            ),
        ]);

    internal static JsonObject Files(IEnumerable<PackFile> files) =>
        new(
            files.Select(file =>
                KeyValuePair.Create(
                    file.Name,
                    (JsonNode?)
                        new JsonObject
                        {
                            ["sha256"] = Digest.Of(file.Content),
                            ["bytes"] = file.Content.Length,
                            ["rows"] = file.Rows,
                        }
                )
            )
        );

    /// <summary>What the reader is: one who is restricted or no administrator may see less than there is.</summary>
    private static JsonObject Reader(CompanyEvidence company)
    {
        var self = company.Reader;
        return new()
        {
            ["user_id"] = company.Subject.Reader,
            ["credentials"] = company.Subject.ReadCredentials,
            ["sees_itself"] = self is not null,
            ["admin_privileges"] = self?.Admin,
            ["web_services_only"] = self?.WebServicesOnly,
            ["unrestricted"] = Reach.IsUnrestricted(self),
            ["sees_group_members"] = company.State.OffersMembers,
            ["modules"] = company.State.Catalogue.Modules.Count(),
            ["entities"] = company.State.Entities.Count,
        };
    }

    private static JsonObject Read(ImmutableArray<Asked> asked) =>
        new()
        {
            ["from"] = asked.IsEmpty ? null : TimeJson.Write(asked.Min(one => one.From)),
            ["until"] = asked.IsEmpty ? null : TimeJson.Write(asked.Max(one => one.Until)),
            ["requests"] = new JsonArray([.. asked.Select(Asked)]),
        };

    private static JsonNode Asked(Asked one) =>
        new JsonObject
        {
            ["object"] = one.Object,
            ["what"] = one.What,
            ["by"] = Words.Snake(one.By),
            ["requests"] = one.Requests,
            ["rows"] = one.Rows,
            [one.By == AskedBy.Query ? "total_count" : "keys"] = one.Expected,
            ["from"] = TimeJson.Write(one.From),
            ["until"] = TimeJson.Write(one.Until),
        };

    private static JsonObject Catalogue(CatalogueEvidence catalogue) =>
        new()
        {
            ["permissions"] = catalogue.Now.Entries.Length,
            ["digest"] = catalogue.Digest,
            ["lock"] = catalogue is { Locked: { } locked, Since: { } since }
                ? new JsonObject
                {
                    ["locked_at"] = TimeJson.Write(locked.LockedAt),
                    ["locked_by"] = locked.LockedBy,
                    ["differs"] = !since.IsEmpty,
                    ["permissions_changed"] = since.Permissions.Length,
                    ["entities_changed"] = since.Entities.Length,
                }
                : null,
        };

    private static JsonObject Policies(CompanyEvidence company)
    {
        var (review, conflicts) = (company.Policies, Conflict.In(company.Policies));
        return new()
        {
            ["rules"] = review.Settings.Rules.Count,
            ["not_tried"] = new JsonArray([
                .. review.Settings.NotCheckable.Select(rule => (JsonNode?)JsonValue.Create(rule.Id)),
            ]),
            ["switched_off"] = new JsonArray([
                .. review.Settings.Off.Select(
                    JsonNode (off) =>
                        new JsonObject
                        {
                            ["rule"] = off.Rule,
                            ["policy"] = off.Policy,
                            ["source"] = PlaceJson.Write(off.At),
                        }
                ),
            ]),
            ["open"] = conflicts.Count(conflict => !conflict.IsWaived),
            ["waived"] = conflicts.Count(conflict => conflict.IsWaived),
            ["incomplete"] = review.IsIncomplete,
        };
    }

    private static JsonObject Journal(JournalEvidence journal, DateTimeOffset? since)
    {
        var contents = journal.Contents;
        return new()
        {
            ["path"] = journal.File,
            ["intact"] = contents.Fault is null,
            ["damage"] = contents.Fault is { } fault
                ? new JsonObject { ["line"] = fault.Line, ["what"] = fault.What }
                : null,
            ["records"] = contents.Entries.Length,
            ["head"] = contents.Head.Hash,
            ["first"] = contents.Entries is [var first, ..] ? TimeJson.Write(first.At) : null,
            ["last"] = contents.Entries is [.., var last] ? TimeJson.Write(last.At) : null,
            ["runs"] = contents.Runs(since).Count(),
        };
    }
}

using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Exporting;

/// <summary>Writes <c>permissions</c>, <c>customApplications</c> and <c>agents</c>.</summary>
internal sealed class GrantLines(YamlWriter yaml, GrantWords words)
{
    private const string AgentGroup = "agents";

    /// <summary>False, and nothing written, where the grants cannot be told in words that read back as they are.</summary>
    public bool Write(FieldInfo field, Address subject, GrantSet grants)
    {
        if (field.Name != "permissions")
            return WriteCustom(field.Name, grants);
        if (words.Line(subject, grants) is not { } line)
            return false;
        Write(line);
        return true;
    }

    /// <summary>Whether grants on custom applications and agents among these can be written.</summary>
    public static bool CanWriteCustom(GrantSet grants) =>
        grants
            .Where(grant => grant.Permission.Kind != PermissionKind.Standard)
            .All(grant => CanWrite(grant, grant.Permission.Kind == PermissionKind.Agent));

    private void Write(GrantLine line)
    {
        if (line.Preset is { } preset)
            yaml.Pair(line.Key, GrantLine.WordOf(preset));
        else if (line.Lines.IsEmpty)
            yaml.Pair(line.Key, line.Rights);
        else
        {
            using (yaml.Map(line.Key))
            {
                foreach (var inner in line.Lines)
                    Write(inner);
            }
        }
    }

    /// <summary>application → group → name → rights; an agent has no group level.</summary>
    private bool WriteCustom(string key, GrantSet grants)
    {
        if (!grants.All(grant => CanWrite(grant, key == "agents")))
            return false;
        using (yaml.Map(key))
        {
            foreach (var subject in grants.GroupBy(grant => grant.Permission.Module, StringComparer.Ordinal))
            {
                using (yaml.Map(subject.Key))
                {
                    if (key == "agents")
                        WriteNames(subject);
                    else
                        WriteGroups(subject);
                }
            }
        }
        return true;
    }

    private void WriteGroups(IEnumerable<Grant> grants)
    {
        foreach (var group in grants.GroupBy(grant => grant.Permission.Group, StringComparer.Ordinal))
        {
            using (yaml.Map(group.Key!))
                WriteNames(group);
        }
    }

    private void WriteNames(IEnumerable<Grant> grants)
    {
        foreach (var (permission, rights) in grants)
            yaml.Pair(permission.Name, (ImmutableArray<string>)[.. rights.Tokens]);
    }

    private static bool CanWrite(Grant grant, bool isAgent) =>
        Written.IsText(grant.Permission.Module)
        && Written.IsText(grant.Permission.Name)
        && grant.Rights.Tokens.All(Written.IsId)
        && (
            isAgent
                ? grant.Permission.Group == AgentGroup
                : grant.Permission.Group is { } group && Written.IsText(group)
        );
}

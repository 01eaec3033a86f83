using System.Collections.Immutable;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Policies;

/// <summary><c>policies</c> of an access file, with the rules that it names.</summary>
internal static class PolicyUseReader
{
    /// <param name="files">Null where the rules themselves are of no interest.</param>
    public static ImmutableArray<PolicyUse> Policies(this MapReader file, ISourceFiles? files)
    {
        if (
            file.Find("policies") is not { } entry
            || file.Values.Items(entry.Value, file.Spot("policies")) is not { } items
        )
            return [];
        var uses = ImmutableArray.CreateBuilder<PolicyUse>(items.Length);
        foreach (var item in items)
        {
            if (Use(file, item, files) is not { } use)
                continue;
            var same = uses.ToList().FindIndex(known => known.Name.Value == use.Name.Value);
            if (same < 0)
                uses.Add(use);
            // What lies over it says it anew.
            else if (uses[same].At.Source.Path != use.At.Source.Path)
                uses[same] = use;
            else
                file.Problems.Add(
                    Codes.ListedTwice(use.At, file.Spot("policies").ToString(), use.Name.Value, uses[same].At)
                );
        }
        return uses.DrainToImmutable();
    }

    private static PolicyUse? Use(MapReader file, YamlNode item, ISourceFiles? files)
    {
        var spot = file.Spot("policies");
        if (item is not YamlMap map)
            return
                file.Values.Text(item, spot.Entry, "write a name, or a map: { use: builtin:sod, mode: deny }")
                    is { } text
                ? new(text, Find(text, files, file.Problems), text.At)
                : null;
        var reader = MapReader.Of(map, new("an entry of \"policies\""), map.At, Keys.PolicyUse, file.Values);
        reader.Need("use");
        if (reader.Text("use") is not { } name)
            return null;
        return new(name, Find(name, files, file.Problems), map.At)
        {
            Mode = reader.Word("mode", PolicyReader.Modes),
            Except = reader.Texts("except"),
        };
    }

    private static PolicyDeclaration? Find(Setting<string> name, ISourceFiles? files, IProblems problems)
    {
        if (name.Value.StartsWith(ShippedPolicies.Prefix, StringComparison.Ordinal))
        {
            if (ShippedPolicies.Find(name.Value) is { } found)
                return found;
            string[] known = [.. ShippedPolicies.All.Select(one => one.Name)];
            problems.Add(Codes.UnknownPolicy(name.At, name.Value, Nearest.To(name.Value, known), known));
            return null;
        }
        if (!SourcePaths.IsYaml(name.Value))
        {
            problems.Add(Codes.PolicyNotYaml(name.At, name.Value));
            return null;
        }
        if (files is null)
            return null;
        var path = SourcePaths.Beside(name.At.Source.Path, name.Value);
        var (utf8, why) = files.Read(path);
        if (utf8 is { } text)
            return PolicyReader.Read(new(path), name.Value, text, problems);
        problems.Add(Codes.CannotReadFile(name.At, path, why!));
        return null;
    }
}

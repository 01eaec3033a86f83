using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Declarations;

/// <summary>A file of declarations that is part of this assembly. A fault in one is a bug of the build, so it throws.</summary>
internal static class ShippedFile
{
    /// <summary>What a reader makes of the whole of it.</summary>
    public static T Read<T>(string name, Func<byte[], IProblems, T?> read)
        where T : class
    {
        var problems = new Problems();
        return read(EmbeddedFile.Bytes(name), problems)
            ?? throw new InvalidDataException(
                $"{name} is wrong: {string.Join("; ", problems.Found.Select(one => $"{one.At}: {one.Message}"))}"
            );
    }
}

namespace IntacctReconciler.Cli.Files;

/// <summary>Reads the files that declarations stand in.</summary>
internal static class DeclarationFiles
{
    /// <param name="shown">As the user would write it.</param>
    /// <exception cref="CannotRun">It cannot be read, or this program wrote it for something else.</exception>
    public static byte[] Read(string shown, string full)
    {
        try
        {
            var content = File.ReadAllBytes(full);
            RefuseOurOwn(content, shown);
            return content;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(shown, why));
        }
    }

    /// <summary>A file that this program wrote would be read as YAML, with an error for each of its keys.</summary>
    private static void RefuseOurOwn(ReadOnlySpan<byte> content, string shown)
    {
        if (!PlanFiles.IsObject(content))
            return;
        if (content.IndexOf("\"resource_changes\""u8) >= 0)
            throw new CannotRun(Messages.NoAccessFileButA("saved plan", shown, "show prints it, and apply applies it"));
        if (content.IndexOf("\"intacct-snapshot/"u8) >= 0)
            throw new CannotRun(
                Messages.NoAccessFileButA("snapshot", shown, "name the access file; plan --against takes a snapshot")
            );
    }
}

using System.Text;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>The steps that an applied plan leaves to a person, as pages beside the access file.</summary>
internal static class HandoverFiles
{
    /// <summary>Writes them; that one cannot be written is said, and changes nothing about the apply.</summary>
    public static async Task WriteAsync(Plan plan, Session session)
    {
        var folder = Path.GetDirectoryName(plan.Subject.File) ?? "";
        foreach (var review in plan.Blueprints.Where(review => !review.Handover.IsEmpty))
        {
            var path = Path.Combine(folder, HandoverContent.FileOf(plan.Subject, review));
            var text = MarkdownFormat.Write(HandoverContent.Of(review, plan.Subject));
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(session.World.Resolve(path))!);
                await AtomicFile.WriteAsync(
                    path,
                    session.World,
                    Readers.Anybody,
                    to => to.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask()
                );
                session.Out.WriteLine($"By hand now: the steps in {Printable.Of(path)}");
            }
            catch (CannotRun why)
            {
                session.Error.Write(session.Words.Of(why.Why));
            }
            catch (Exception why) when (why is IOException or UnauthorizedAccessException)
            {
                session.Error.Write(session.Words.Of(Messages.CannotWrite(path, why)));
            }
        }
    }
}

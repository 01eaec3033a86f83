using System.Text;
using IntacctReconciler.Applying;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>The steps that an applied plan leaves to a person, as pages beside the access file.</summary>
internal static class HandoverFiles
{
    /// <summary>
    /// Writes them for users that are there as planned, also where something else failed: the next plan has nothing to say of
    /// them. That one cannot be written is said, and changes nothing about the apply.
    /// </summary>
    public static async Task WriteAsync(ApplyResult result, Session session)
    {
        var plan = result.Plan;
        var open = result
            .Results.Where(one => one.End is not (ChangeEnd.Done or ChangeEnd.AlreadyDone))
            .Select(one => one.Change.Address)
            .ToHashSet();
        var folder = Path.GetDirectoryName(plan.Subject.File) ?? "";
        foreach (var review in plan.Blueprints.Where(review => !review.Handover.IsEmpty && IsThere(review, open)))
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

    private static bool IsThere(BlueprintReview review, HashSet<Address> open) =>
        !open.Contains(Address.User(review.User)) && !(review.Role is { } role && open.Contains(Address.Role(role)));
}

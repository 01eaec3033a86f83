using System.Text.Json.Nodes;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>Makes contacts; they are never changed or deleted.</summary>
internal sealed class ContactWriting(Work work)
{
    public Task WriteAsync() =>
        work.Sender.PostAsync(
            Types.Contact,
            Pairs<Contact>
                .Of(work.Batch, state => state.Contacts)
                .Made.Select(contact => new Item(Address.Contact(contact.Id), () => New(contact))),
            work.CreatedAsync,
            work.Cancel
        );

    /// <summary><c>id</c> and <c>printAs</c> are required.</summary>
    private JsonObject New(Contact contact)
    {
        var body = new JsonObject { ["id"] = contact.Id, ["printAs"] = contact.PrintAs ?? contact.Id };
        work.Bodies.Fill(body, Fields.Contact, null, contact);
        return body;
    }
}

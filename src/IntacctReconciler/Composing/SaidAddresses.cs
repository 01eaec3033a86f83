using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing;

internal static class SaidAddresses
{
    /// <summary>An object as messages name it: role "AP clerk".</summary>
    public static string Said(this Address address) => $"{Address.Word(address.Kind)} \"{Printable.Of(address.Id)}\"";
}

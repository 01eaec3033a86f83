namespace IntacctReconciler.Intacct.Http;

/// <summary>No whole answer came: time-out, reset, or no connection.</summary>
/// <param name="sent">False when the request surely never left, so that it surely had no effect.</param>
internal sealed class LostException(Exception why, bool sent) : Exception("no answer", why)
{
    public bool Sent => sent;
}

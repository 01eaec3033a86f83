namespace IntacctReconciler.Intacct;

/// <summary>Who signs in: an application that the company has authorised, and a Web Services user of the company.</summary>
/// <param name="ClientId">As registered with Sage; looks like <c>xxxx.app.sage.com</c>.</param>
/// <param name="Username">The Web Services user: <c>userId</c>, or <c>userId@companyId</c>.</param>
public sealed record Credentials(string ClientId, string ClientSecret, string Username)
{
    /// <summary>Without the secret, so that it cannot reach a log by way of a message.</summary>
    public override string ToString() => $"{Username} through client {ClientId}";
}

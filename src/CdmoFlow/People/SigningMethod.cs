namespace CdmoFlow.People;

/// <summary>A second component of an electronic signature beside the session; never the mailbox, which already opened the session.</summary>
public enum SigningMethod
{
    /// <summary>A time-based one-time password (RFC 6238) of an authenticator app.</summary>
    Totp,

    /// <summary>A personal signature password, kept as a salted hash.</summary>
    Password,

    /// <summary>A fresh sign-in with several factors at Entra ID.</summary>
    Entra,
}

namespace CdmoFlow.Web.Pages.People;

/// <summary>Our session has ended; the one with Entra ends next.</summary>
/// <param name="LogoutPath">Where App Service authentication ends it.</param>
public sealed record SignedOutModel(string LogoutPath);

/// <summary>The form that asks for an address.</summary>
/// <param name="ReturnTo">The page that was wanted.</param>
/// <param name="EntraPath">Where the company's own sign-in begins; null where it is off.</param>
/// <param name="EntraName">Who is signed in there without being known here yet; null for nobody.</param>
public sealed record SignInModel(string? ReturnTo, string? EntraPath, string? EntraName);

/// <summary>The form that asks for a code.</summary>
/// <param name="Challenge">Id of the pending code.</param>
/// <param name="ReturnTo">The page that was wanted.</param>
public sealed record CodeModel(string Challenge, string? ReturnTo);

/// <summary>The page behind a CDMO's personal link.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Sponsor">Who invites.</param>
public sealed record RoomDoorModel(string Token, string Sponsor);

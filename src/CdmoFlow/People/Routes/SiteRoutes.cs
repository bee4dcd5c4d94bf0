namespace CdmoFlow.People;

/// <content>Routes of the site itself: sign-in, session, assets, description.</content>
public static partial class RouteTable
{
    private static RouteRule[] Site =>
    [
        new("HomePage", "GET", "{x:maxlength(0)?}", Who.Anyone | Who.SiteAdministrator),
        new("Assets", "GET", "assets/{*path}", Who.Anyone),
        new("OpenApi", "GET", "api/openapi.json", Who.Anyone),
        new("Health", "GET", "api/health", Who.Anyone),
        new("Ready", "GET", "api/ready", Who.Anyone),
        new("Session", "GET", "api/session", Who.Anyone),
        new("MailEvents", "POST", "api/mail/events", Who.Anyone) { IsSigned = true },
        new("ChooseLanguage", "POST", "api/language", Who.Anyone),
        new("SignInPage", "GET", "sign-in", Who.Anyone),
        new("RequestCode", "POST", "api/sign-in/code", Who.Anyone),
        new("CodePage", "GET", "sign-in/code", Who.Anyone),
        new("SignIn", "POST", "api/sign-in", Who.Anyone),
        new("SettingsPage", "GET", "settings", Who.Sponsor),
        new("SaveSettings", "POST", "api/settings", Who.Sponsor),
        new("AbsencePage", "GET", "absence", Who.Sponsor),
        new("AnnounceAbsence", "POST", "api/absence", Who.Sponsor),
        new("EndAbsence", "POST", "api/absence/end", Who.Sponsor),
        new("SignaturePage", "GET", "signature", Who.SignedIn),
        new("CheckIdentity", "POST", "api/signature/identity-checks", Who.Sponsor),
        new("BeginTotp", "POST", "api/signature/authenticator", Who.SignedIn),
        new("ConfirmTotp", "POST", "api/signature/authenticator/confirmation", Who.SignedIn),
        new("SetSignaturePassword", "POST", "api/signature/password", Who.SignedIn),
        new("RemoveSignature", "POST", "api/signature/removal", Who.SignedIn),
        new("SignOut", "POST", "api/sign-out", Who.Anyone),
        new("RoomDoorPage", "GET", "r/{token}", Who.Anyone),
        new("RequestRoomCode", "POST", "api/room-code", Who.Anyone),
    ];
}

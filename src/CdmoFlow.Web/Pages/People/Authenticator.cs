using QRCoder;

namespace CdmoFlow.Web.Pages.People;

/// <summary>The QR code from which an authenticator app takes its key, as an SVG in a data address: nothing leaves our origin.</summary>
public static class Authenticator
{
    /// <summary>The address of the picture.</summary>
    /// <param name="key">Base32.</param>
    /// <param name="person">Shown in the app.</param>
    /// <param name="issuer">Shown in the app, such as the site's host.</param>
    public static string QrCode(string key, string person, string issuer)
    {
        var address = $"otpauth://totp/{Uri.EscapeDataString($"{issuer}:{person}")}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(picture.GetGraphic(5)))}";
    }
}

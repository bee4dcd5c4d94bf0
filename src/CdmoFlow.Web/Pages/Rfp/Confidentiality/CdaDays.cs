using System.Globalization;

namespace CdmoFlow.Web.Pages.Rfp.Confidentiality;

/// <summary>Days without a time, the same in every language.</summary>
internal static class CdaDays
{
    /// <summary>A day such as 2027-03-01; empty for none.</summary>
    public static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

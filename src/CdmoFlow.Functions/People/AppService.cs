namespace CdmoFlow.Functions.People;

/// <summary>Whether the platform's front end stands before us, by what it tells every process that it starts. Elsewhere its headers could be sent by anybody.</summary>
internal static class AppService
{
    /// <summary>True on every plan of App Service and Functions: most name the instance; Flex Consumption, which runs apps in pods, names the pod and the plan instead.</summary>
    public static bool IsHere(IConfiguration settings) =>
        Has(settings, "WEBSITE_INSTANCE_ID")
        || ((Has(settings, "WEBSITE_POD_NAME") || Has(settings, "CONTAINER_NAME"))
            && (string.Equals(settings["WEBSITE_SKU"], "FlexConsumption", StringComparison.OrdinalIgnoreCase) || Has(settings, "LEGION_SERVICE_HOST")));

    private static bool Has(IConfiguration settings, string name) => !string.IsNullOrEmpty(settings[name]);
}

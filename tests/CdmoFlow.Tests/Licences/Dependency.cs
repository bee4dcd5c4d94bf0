namespace CdmoFlow.Tests.Licences;

/// <summary>Something of others that the product, its build or its tests use.</summary>
/// <param name="Name">Of the package or file.</param>
/// <param name="Version">As locked.</param>
/// <param name="Licence">SPDX expression.</param>
/// <param name="Copyright">As its author states it; empty where nobody did.</param>
/// <param name="Address">Of the project; empty where nobody stated one.</param>
/// <param name="Use">Where it is used.</param>
public sealed record Dependency(string Name, string Version, string Licence, string Copyright, string Address, Use Use);

/// <summary>Where a dependency is used; what ships weighs more than what does not.</summary>
public enum Use
{
    /// <summary>In what is installed.</summary>
    Product,

    /// <summary>In the Azure Functions app alone, whose packages are not restored on every machine.</summary>
    FunctionsApp,

    /// <summary>While building: analyzers and bundlers.</summary>
    Build,

    /// <summary>In tests and measurements.</summary>
    Tests,
}

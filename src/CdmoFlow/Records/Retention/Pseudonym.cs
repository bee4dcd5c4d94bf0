using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.Records.Retention;

/// <summary>What stands in the place of a name. Derived from the person's id, so that it is the same everywhere and for ever, and tells apart without telling who.</summary>
public static class Pseudonym
{
    /// <summary>Of a person.</summary>
    public static string Of(string personId) => $"Person {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(personId)))[..8]}";
}

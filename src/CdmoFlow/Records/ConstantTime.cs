using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.Records;

/// <summary>Compares what must not be guessed: how far a guess is right must not be measurable.</summary>
public static class ConstantTime
{
    /// <summary>True for the same text, in a time that depends on its length alone.</summary>
    public static bool Same(string expected, string found) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(found));
}

using System.Text.RegularExpressions;

namespace CdmoFlow.Tests.Layout;

/// <summary>What must not be guessed is never compared letter by letter: the time that takes would tell how much of a guess was right.</summary>
[Trait("Category", "Threat")]
public partial class TimingSafeTests
{
    // No secrets: two fields that one person typed, whose lease it is, and the way in which somebody signs.
    private static readonly string[] NoSecrets = ["if (password != repeated)", "holder.Token != token", "Method == SigningMethod."];

    [Fact]
    public void Timing_safe_comparisons_secrets_codes_and_signatures_are_compared_in_constant_time_alone()
    {
        var found = Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(IsUnsafe).Select(line => $"{Path.GetFileName(f)}: {line.Trim()}")).ToList();
        Assert.True(found.Count == 0, $"Use CryptographicOperations.FixedTimeEquals:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("if (challenge.CodeHash == hash) return;", true)]
    [InlineData("return string.Equals(given, expected.KeyedHash, StringComparison.Ordinal);", true)]
    [InlineData("return given.SequenceEqual(secret);", true)]
    [InlineData("return stored.Token.Equals(token, StringComparison.Ordinal);", true)]
    [InlineData("if (typedCode != code) return Wrong;", true)]
    [InlineData("return CryptographicOperations.FixedTimeEquals(given, secret);", false)]
    [InlineData("if (challenge.ProtectedCode == null) return;", false)]
    [InlineData("if (response.StatusCode == 404 && refused.ErrorCode == BlobErrorCode.ContainerNotFound) return;", false)]
    [InlineData("var known = passwords.Count == 0;", false)]
    public void Comparisons_are_told_apart(string line, bool isUnsafe) => Assert.Equal(isUnsafe, IsUnsafe(line));

    private static bool IsUnsafe(string line) =>
        !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Comparison().IsMatch(Codes().Replace(line, "")) && !NoSecrets.Any(n => line.Contains(n, StringComparison.Ordinal));

    // Status, error and process codes are no secrets.
    [GeneratedRegex(@"\b\w*(Status|Error|Exit|Hash)Code\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();

    [GeneratedRegex(
        @"\b\w*(secret|token|codeHash|keyedHash|browserHash|signature|password|typedCode|\bcode)\b\s*(==|!=)\s*(?!null\b|""|\d)|(==|!=)\s*[\w.]*(secret|token|codeHash|keyedHash|browserHash|signature|password)\b(?!\.)|\b(Equals|SequenceEqual)\([^)]*(secret|token|codeHash|keyedHash|browserHash|signature|password)\b|(secret|token|codeHash|keyedHash|browserHash|signature|password)\.(Equals|SequenceEqual)\(",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comparison();
}

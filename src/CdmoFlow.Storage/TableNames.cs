namespace CdmoFlow.Storage;

/// <summary>The tables of an installation.</summary>
public static class TableNames
{
    /// <summary>One partition per selection (and one per CDMO room): everything that changes together.</summary>
    public const string Selections = "selections";

    /// <summary>Suppliers: one partition per company.</summary>
    public const string Register = "register";

    /// <summary>Small rows for lists; stale rows are mended by the reconciler.</summary>
    public const string Index = "index";

    /// <summary>Hashes of link tokens and pending one-time codes.</summary>
    public const string Tokens = "tokens";

    /// <summary>Names and addresses: the one table that can be erased.</summary>
    public const string People = "people";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Selections, Register, Index, Tokens, People];
}

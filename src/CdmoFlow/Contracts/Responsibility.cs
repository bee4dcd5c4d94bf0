namespace CdmoFlow.Contracts;

/// <summary>The part of one party in one activity.</summary>
public enum Responsibility
{
    /// <summary>No part.</summary>
    None,

    /// <summary>Does the work.</summary>
    Responsible,

    /// <summary>Answers for it: exactly one party in every row.</summary>
    Accountable,

    /// <summary>Is asked before.</summary>
    Consulted,

    /// <summary>Is told after.</summary>
    Informed,
}

namespace CdmoFlow.Scoping;

/// <summary>The kind of product: it decides which experience and equipment a CDMO must show.</summary>
public enum Modality
{
    /// <summary>Chemically made drug.</summary>
    SmallMolecule,

    /// <summary>Protein, antibody or other product of living cells.</summary>
    Biologic,

    /// <summary>Cell or gene therapy, where the chain of identity must never break.</summary>
    Cgt,
}

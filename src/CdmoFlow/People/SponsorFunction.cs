namespace CdmoFlow.People;

/// <summary>The seven functions of the sponsor that a selection needs; one person may hold several.</summary>
public enum SponsorFunction
{
    /// <summary>Research and development: what molecule and process demand scientifically.</summary>
    Rnd,

    /// <summary>Operations and manufacturing: process development, scale-up, supply.</summary>
    Cmc,

    /// <summary>Quality Assurance: alone qualifies sites, therefore never the same person as CMC.</summary>
    QualityAssurance,

    /// <summary>Regulatory Affairs: strategy and submissions for the target markets.</summary>
    Regulatory,

    /// <summary>Procurement: the commercial side of bids and contracts.</summary>
    Procurement,

    /// <summary>Finance and Legal: the CDMO's stability and the terms of the contract.</summary>
    FinanceLegal,

    /// <summary>Executive Management: fit with the aims of the business.</summary>
    Executive,
}

namespace CdmoFlow.Audits;

/// <summary>What Quality Assurance alone decides about a site after the audit.</summary>
public enum SiteQualification
{
    /// <summary>The site may make the product.</summary>
    Approved,

    /// <summary>It may, under conditions with dates; they are carried into the Quality Agreement.</summary>
    ConditionallyApproved,

    /// <summary>It may not, and its company cannot be selected whatever the total.</summary>
    NotApproved,
}

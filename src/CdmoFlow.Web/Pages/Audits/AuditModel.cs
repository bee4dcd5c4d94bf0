using CdmoFlow.Audits;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Audits;

/// <summary>One audit of a selection.</summary>
public sealed record AuditModel(SelectionModel Of, Audit Audit);

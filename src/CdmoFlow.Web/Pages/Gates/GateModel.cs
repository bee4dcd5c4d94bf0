using CdmoFlow.Gates;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Gates;

/// <summary>One gate of a selection.</summary>
public sealed record GateModel(SelectionModel Of, Gate Gate);

using CdmoFlow.Proposals.Opening;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Proposals.Opening;

/// <summary>Who opened what and when.</summary>
/// <param name="Known">The selection with names.</param>
/// <param name="Proposals">The opening of the proposals.</param>
/// <param name="Prices">That of the prices; null where they are not opened apart, or still sealed.</param>
public sealed record OpeningRecordModel(SelectionModel Known, OpeningRecord Proposals, OpeningRecord? Prices);

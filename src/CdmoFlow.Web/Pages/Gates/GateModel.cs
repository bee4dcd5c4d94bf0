using CdmoFlow.Gates;
using CdmoFlow.People;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Gates;

/// <summary>One gate of a selection as one visitor sees it.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Seat">The place that the visitor fills at it; null for who only reads.</param>
/// <param name="SignsWith">What the visitor could sign with now; null when nothing is enrolled or nothing is to be signed.</param>
/// <param name="Now">Business time.</param>
public sealed record GateModel(SelectionModel Of, Gate Gate, GateSeat? Seat, SigningMethod? SignsWith, DateTimeOffset Now)
{
    /// <summary>True when the visitor can decide at this moment.</summary>
    public bool IsMine => Seat?.IsInTurn(Gate) == true;
}

using CdmoFlow.Gates;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Layout;

/// <summary>Names of gates on pages, in the reader's language; records and mails keep <see cref="GateNames"/>.</summary>
public static class GateWords
{
    /// <summary>The name of a gate.</summary>
    public static string NameOf(GateKind kind) => T.Of(kind switch
    {
        GateKind.Longlist => "Gates_NameLonglist",
        GateKind.Shortlist => "Gates_NameShortlist",
        GateKind.Audit => "Gates_NameAudit",
        GateKind.Award => "Gates_NameAward",
        GateKind.RunnerUp => "Gates_NameRunnerUp",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown gate."),
    });
}

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The states of a confidentiality agreement and the ways between them.</summary>
public static class CdaMoves
{
    /// <summary>The state after a move; null where the move is not possible.</summary>
    public static CdaState? Next(CdaState from, CdaMove move) => (move, from) switch
    {
        (CdaMove.Renew, CdaState.Executed or CdaState.Expired) => CdaState.Executed,
        (CdaMove.Renew, CdaState.Existing) => CdaState.Existing,
        (CdaMove.Terminate, CdaState.Executed or CdaState.Existing) => CdaState.Terminated,
        (CdaMove.Expire, not (CdaState.Expired or CdaState.Refused or CdaState.Terminated)) => CdaState.Expired,
        // Negotiated or refused after all: a record that was wrong is put right as long as nothing was disclosed under it.
        (CdaMove.Redline, not CdaState.Terminated) => CdaState.InRedline,
        (CdaMove.Refuse, not CdaState.Terminated) => CdaState.Refused,
        (CdaMove.Send, not (CdaState.Executed or CdaState.Existing)) => CdaState.Sent,
        (CdaMove.SignFirst, CdaState.Sent or CdaState.InRedline) => CdaState.SignedByOne,
        (CdaMove.Execute, _) => CdaState.Executed,
        (CdaMove.Reuse, _) => CdaState.Existing,
        _ => null,
    };
}

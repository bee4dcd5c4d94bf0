namespace CdmoFlow.Longlist;

/// <summary>One thing read from a register: a <see cref="SupplierRow"/> to keep or a <see cref="RowError"/> to report.</summary>
/// <param name="Line">Line of the file where the row begins, from 1.</param>
public abstract record SupplierLine(int Line);

/// <summary>A good row.</summary>
/// <param name="Line">Line of the file where the row begins, from 1.</param>
/// <param name="Company">The company with exactly one site; <see cref="Longlist.Company.With"/> unites it with earlier rows.</param>
public sealed record SupplierRow(int Line, Company Company) : SupplierLine(Line);

/// <summary>One reason why a row was not kept; a row with several bad cells yields several.</summary>
/// <param name="Line">Line of the file where the row begins, from 1.</param>
/// <param name="Column">A name of <see cref="SupplierColumns"/>, or empty when the row as a whole is wrong.</param>
/// <param name="Reason">A sentence that says what to correct.</param>
public sealed record RowError(int Line, string Column, string Reason) : SupplierLine(Line);

namespace CdmoFlow.Records.Exports;

/// <summary>An export that is not taken in; the message says what is wrong with it.</summary>
public sealed class ExportRefusedException(string message, Exception? inner = null) : Exception(message, inner);

namespace CdmoFlow.Longlist;

/// <summary>A bounded piece of an import: its good rows united by company, so that one company is written once and a later row wins over an earlier one.</summary>
public sealed class SupplierBatch
{
    /// <summary>Rows after which a batch is written.</summary>
    public const int Size = 2_000;

    private readonly List<Company> rows = [];
    private readonly List<RowError> errors = [];

    /// <summary>Line of the file that was read last.</summary>
    public int Line { get; private set; }

    /// <summary>Good rows in it.</summary>
    public int GoodRows => rows.Count;

    /// <summary>What was wrong in it.</summary>
    public IReadOnlyList<RowError> Errors => errors;

    /// <summary>True when it must be written before more is read.</summary>
    public bool IsFull => rows.Count + errors.Count >= Size;

    /// <summary>The companies to write, each once.</summary>
    public IReadOnlyList<Company> Companies => Company.Unite(rows);

    /// <summary>Takes one thing read.</summary>
    public void Add(SupplierLine line)
    {
        Line = line.Line;
        if (line is SupplierRow row) rows.Add(row.Company);
        else if (line is RowError error) errors.Add(error);
    }
}

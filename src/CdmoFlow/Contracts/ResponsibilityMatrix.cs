using System.Globalization;
using CdmoFlow.Records;

namespace CdmoFlow.Contracts;

/// <summary>Checks an edited matrix: an inspector asks first who answers for a row, and "both" is no answer.</summary>
public static class ResponsibilityMatrix
{
    /// <summary>Every error, with fields such as <c>rows[3]</c>; an empty list means that the matrix can be agreed.</summary>
    public static IReadOnlyList<FieldError> Check(IReadOnlyList<ResponsibilityRow> rows)
    {
        var errors = new List<FieldError>();
        var seen = new HashSet<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"rows[{i}]");
            var row = rows[i];
            if (!seen.Add(row.Key))
            {
                errors.Add(new FieldError(field, $"'{row.Row}' stands in the matrix twice."));
            }

            var accountable = (row.Sponsor == Responsibility.Accountable ? 1 : 0) + (row.Cdmo == Responsibility.Accountable ? 1 : 0);
            if (accountable != 1)
            {
                errors.Add(new FieldError(field, $"'{row.Row}' needs exactly one accountable party; it has {(accountable == 0 ? "none" : "two")}."));
            }
        }

        foreach (var locked in ResponsibilityRow.Defaults.Where(row => row.Locked))
        {
            var row = rows.FirstOrDefault(row => row.Key == locked.Key);
            if (row is null)
            {
                errors.Add(new FieldError("rows", $"'{locked.Row}' must stay in the matrix."));
            }
            else if (row.Sponsor != locked.Sponsor)
            {
                errors.Add(new FieldError("rows", $"'{locked.Row}' stays with the sponsor."));
            }
        }

        return errors;
    }

    /// <summary>R, A, C, I, or a dash for no part.</summary>
    public static string Letter(Responsibility responsibility) => responsibility switch
    {
        Responsibility.Responsible => "R",
        Responsibility.Accountable => "A",
        Responsibility.Consulted => "C",
        Responsibility.Informed => "I",
        _ => "–",
    };
}

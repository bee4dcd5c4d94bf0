using CdmoFlow.Records;

namespace CdmoFlow.Selections;

/// <summary>Why something was not done, in words for the person who asked, with a stable type for programs.</summary>
/// <param name="Kind">The family of the refusal; the web turns it into a status.</param>
/// <param name="Type">A stable slug such as <c>wrong-stage</c>.</param>
/// <param name="Detail">What is wrong and what to do, one or two sentences.</param>
public sealed record Refusal(RefusalKind Kind, string Type, string Detail)
{
    /// <summary>The fields that are wrong, all at once; empty where no single field is to blame.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Input that cannot be accepted, with every wrong field named.</summary>
    public static Refusal Invalid(IReadOnlyList<FieldError> errors) =>
        new(RefusalKind.Invalid, "invalid-input", errors.Count == 1 ? errors[0].Message : $"{errors.Count} fields need attention.") { Errors = errors };

    /// <summary>Input with one wrong field.</summary>
    public static Refusal Invalid(string field, string message) => Invalid([new FieldError(field, message)]);

    /// <summary>The person may not do this.</summary>
    public static Refusal Forbidden(string detail) => new(RefusalKind.Forbidden, "not-yours", detail);

    /// <summary>The thing named does not exist here.</summary>
    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, "not-found", $"There is no {what} here.");

    /// <summary>The selection stands elsewhere; the stage is named.</summary>
    public static Refusal WrongStage(Selection selection, string needed) =>
        new(RefusalKind.Conflict, "wrong-stage", $"This selection is in the stage {EnumNames.Of(selection.State.Stage)}; {needed}");

    /// <summary>The thing itself is in a state that does not allow it; the state is named.</summary>
    public static Refusal WrongState(string type, string detail) => new(RefusalKind.Conflict, type, detail);
}

/// <summary>The family of a refusal.</summary>
public enum RefusalKind
{
    /// <summary>Wrong input: 400.</summary>
    Invalid,

    /// <summary>Not this person's to do: 403.</summary>
    Forbidden,

    /// <summary>Unknown: 404.</summary>
    NotFound,

    /// <summary>Wrong state or too late: 409.</summary>
    Conflict,
}

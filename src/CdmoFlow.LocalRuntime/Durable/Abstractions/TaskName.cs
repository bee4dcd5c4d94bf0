namespace Microsoft.DurableTask;

/// <summary>Names an orchestrator or activity; a plain string converts into it, so that <c>nameof</c> can be passed.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <summary>Wraps the name under which the function is registered.</summary>
    public TaskName(string name) => Name = name;

    /// <summary>The registered name; compared without regard to case, as the engine does.</summary>
    public string Name { get; }

    /// <summary>Lets a string stand where a task name is asked for.</summary>
    public static implicit operator TaskName(string value) => new(value);

    /// <summary>Lets a task name stand where a string is asked for.</summary>
    public static implicit operator string(TaskName value) => value.Name;

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? "");

    /// <summary>Two task names are equal when they lead to the same function.</summary>
    public static bool operator ==(TaskName left, TaskName right) => left.Equals(right);

    /// <summary>Two task names differ when they lead to different functions.</summary>
    public static bool operator !=(TaskName left, TaskName right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

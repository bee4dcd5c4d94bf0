namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Common base of everything that binds a parameter of a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class BindingAttribute : Attribute;

/// <summary>Binds the parameter that triggers a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;

/// <summary>Binds a parameter that a function reads besides its trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute;

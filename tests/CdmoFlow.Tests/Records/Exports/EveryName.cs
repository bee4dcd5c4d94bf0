using System.Collections;

namespace CdmoFlow.Tests.Records.Exports;

/// <summary>Names for whoever is asked for.</summary>
internal sealed class EveryName : IReadOnlyDictionary<string, string>
{
    public IEnumerable<string> Keys => [];

    public IEnumerable<string> Values => [];

    public int Count => 0;

    public string this[string key] => $"Name of {key}";

    public bool ContainsKey(string key) => true;

    public bool TryGetValue(string key, out string value)
    {
        value = this[key];
        return true;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, string>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

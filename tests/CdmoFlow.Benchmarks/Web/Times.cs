namespace CdmoFlow.Benchmarks.Web;

/// <summary>How long something took, many times over, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> taken = [];

    public int Count => taken.Count;

    public void Add(TimeSpan time)
    {
        lock (taken)
            taken.Add(time.TotalMilliseconds);
    }

    public double At(double share)
    {
        lock (taken)
        {
            var sorted = taken.Order().ToList();
            return sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
        }
    }
}

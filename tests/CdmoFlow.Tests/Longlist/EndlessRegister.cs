namespace CdmoFlow.Tests.Longlist;

/// <summary>A register that is written while it is read, so that the test itself holds none of it.</summary>
internal sealed class EndlessRegister(string header, string row, int rows) : TextReader
{
    private string current = header + "\n";
    private int position;
    private int left = rows;

    public override int Peek() => Fill() ? current[position] : -1;

    public override int Read() => Fill() ? current[position++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (!Fill())
        {
            return 0;
        }

        var taken = Math.Min(buffer.Length, current.Length - position);
        current.AsSpan(position, taken).CopyTo(buffer);
        position += taken;
        return taken;
    }

    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    private bool Fill()
    {
        if (position < current.Length)
        {
            return true;
        }

        if (left-- <= 0)
        {
            return false;
        }

        (current, position) = (row + "\n", 0);
        return true;
    }
}

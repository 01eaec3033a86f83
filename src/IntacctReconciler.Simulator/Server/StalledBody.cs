namespace IntacctReconciler.Simulator.Server;

/// <summary>The half of a body that arrives; then a long time nothing, by the company's clock, and the connection breaks.</summary>
internal sealed class StalledBody(ReadOnlyMemory<byte> whole, TimeProvider clock) : Stream
{
    /// <summary>Longer than any client should wait.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private ReadOnlyMemory<byte> left = whole[..(whole.Length / 2)];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(left.Length, buffer.Length);
        if (count == 0)
        {
            await Task.Delay(Patience, clock, cancellationToken);
            throw new IOException("The connection broke in the middle of the body.");
        }
        left[..count].CopyTo(buffer);
        left = left[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

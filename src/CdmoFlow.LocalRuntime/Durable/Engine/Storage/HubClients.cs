using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The table and the container of a task hub. Every request is counted; what may pass by itself is tried again shortly, the rest is left to the turn's own back-off.</summary>
internal sealed class HubClients
{
    /// <summary>Throws <see cref="InvalidOperationException"/> for a name that tables or containers could not bear.</summary>
    public HubClients(LocalRuntimeOptions options)
    {
        if (options.TaskHub.Length is < 3 or > 45 || !options.TaskHub.All(char.IsAsciiLetterOrDigit) || char.IsAsciiDigit(options.TaskHub[0]))
        {
            throw new InvalidOperationException($"The task hub '{options.TaskHub}' must be 3 to 45 letters and digits, beginning with a letter.");
        }

        Table = new(options.ConnectionString, options.TaskHub, Prepare(new TableClientOptions(), options, "table"));
        Large = new(options.ConnectionString, $"{options.TaskHub}-largepayloads".ToLowerInvariant(), Prepare(new BlobClientOptions(), options, "blob"));
    }

    public TableClient Table { get; }

    /// <summary>Payloads that are too large for rows; exists only once there is one.</summary>
    public BlobContainerClient Large { get; }

    private static T Prepare<T>(T client, LocalRuntimeOptions options, string service)
        where T : ClientOptions
    {
        client.Retry.MaxRetries = 3;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        client.Retry.NetworkTimeout = options.StorageTimeout;
        client.AddPolicy(new Counting(service), HttpPipelinePosition.PerRetry);
        return client;
    }

    private sealed class Counting(string service) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) =>
            RuntimeTelemetry.StorageRequests.Add(1, new("service", service), new("method", message.Request.Method.Method));
    }
}

namespace CdmoFlow.Functions.Http;

/// <summary>
/// Says every answer of 500 and above in the log, by function and status. The host's own record of requests would have the status too, but only together with the address, and addresses hold personal links.
/// </summary>
public sealed class ServerErrors(ILogger<ServerErrors> logger)
{
    /// <summary>Says it once the answer begins, whoever gives it.</summary>
    public void Watch(HttpResponse response, string function) => response.OnStarting(() =>
    {
        if (response.StatusCode >= StatusCodes.Status500InternalServerError && response.HttpContext.Items.TryAdd(typeof(ServerErrors), function)) Say(function, response.StatusCode);
        return Task.CompletedTask;
    });

    /// <summary>A function ended with an exception: the host will answer 500.</summary>
    public void Failed(HttpContext http, string function)
    {
        if (http.Items.TryAdd(typeof(ServerErrors), function)) Say(function, StatusCodes.Status500InternalServerError);
    }

    // An alert reads this line: infra/queries.
    private void Say(string function, int status) => logger.LogError("Answered with a server error: {Function} {Status}.", function, status);
}

using CdmoFlow.Functions;
using CdmoFlow.Functions.Operations;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddCdmoFlow(builder.Configuration);
builder.Services.AddProductTelemetry(builder.Configuration);
await builder.Build().RunAsync();

using System.Net;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.LocalRuntime.Tests.Functions;

[Collection("Azurite")]
public sealed class AnsweringRequests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_optional_empty_parameter_is_the_root_and_nothing_else()
    {
        await using var site = await Site.StartAsync(azurite);

        Assert.Equal((200, "root GET"), await site.GetAsync("/"));
        Assert.Equal(404, (await site.GetAsync("/nothing")).Status);
    }

    [Fact]
    public async Task The_result_is_executed_after_the_middleware_has_returned()
    {
        await using var site = await Site.StartAsync(azurite);

        using var answer = await site.Http.GetAsync(new Uri("/ordered", UriKind.Relative));

        Assert.Equal("written", await answer.Content.ReadAsStringAsync());
        Assert.Equal("Ordered", answer.Headers.GetValues("X-Function").Single());
        Assert.Equal(["before", "function /ordered", "after", "result"], site.Diary.Lines);
    }

    [Fact]
    public async Task Middleware_may_answer_without_calling_the_function()
    {
        await using var site = await Site.StartAsync(azurite);

        Assert.Equal((403, "closed"), await site.GetAsync("/closed"));
        Assert.Empty(site.Diary.Lines);
    }

    [Fact]
    public async Task Route_values_client_and_context_are_bound_by_name_and_type()
    {
        await using var site = await Site.StartAsync(azurite);
        var id = Guid.NewGuid();

        Assert.Equal((200, $"GET {id:N} 7 True words Bound"), await site.GetAsync($"/items/{id:D}/7/true/words"));
        Assert.Equal((200, $"GET {id:N} 7 False  Bound"), await site.GetAsync($"/items/{id:D}/7/false"));
        Assert.Equal(404, (await site.GetAsync($"/items/{id:D}/seven/true")).Status);
        Assert.Equal(400, (await site.GetAsync($"/items/{id:D}/7/maybe")).Status);
    }

    [Fact]
    public async Task An_unhandled_exception_becomes_a_problem_without_internals()
    {
        await using var site = await Site.StartAsync(azurite);

        using var answer = await site.Http.GetAsync(new Uri("/broken", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_can_start_an_orchestration_function_that_calls_an_activity_function()
    {
        await using var site = await Site.StartAsync(azurite);
        using var answer = await site.Http.PostAsync(new Uri("/start/greeting", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        var ended = await site.Services.GetRequiredService<DurableTaskClient>().WaitForInstanceCompletionAsync("greeting", true).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("Hello2 from Say", ended.ReadOutputAs<string>());
        Assert.Equal("greeting", Assert.Single(await site.Control.InstancesAsync()).InstanceId);
    }

    [Fact]
    public async Task After_a_skip_of_days_an_overdue_schedule_runs_once_and_knows_it_is_late()
    {
        await using var site = await Site.StartAsync(azurite);
        var clock = (SkippingTimeProvider)site.Services.GetRequiredService<LocalRuntimeOptions>().TimeProvider;
        clock.AdvanceTo(clock.GetUtcNow().AddDays(5));

        await site.Control.FireOverdueSchedulesAsync();
        await site.Control.FireOverdueSchedulesAsync();

        Assert.Equal(["nightly past due True"], site.Diary.Lines);
    }

    [Fact]
    public async Task A_run_that_was_missed_while_nothing_ran_is_made_up_for_once()
    {
        var hub = "site" + Guid.NewGuid().ToString("N");
        await using (var first = await Site.StartAsync(azurite, hub))
        {
            await first.Control.AdvanceToAsync(((SkippingTimeProvider)first.Services.GetRequiredService<LocalRuntimeOptions>().TimeProvider).GetUtcNow().AddDays(3));
            Assert.Empty(first.Diary.Lines);
        }

        await using (var second = await Site.StartAsync(azurite, hub))
        {
            await second.Control.FireOverdueSchedulesAsync();
            Assert.Equal(["nightly past due True"], second.Diary.Lines);
        }

        await using var third = await Site.StartAsync(azurite, hub);
        await third.Control.FireOverdueSchedulesAsync();
        Assert.Empty(third.Diary.Lines);
    }
}

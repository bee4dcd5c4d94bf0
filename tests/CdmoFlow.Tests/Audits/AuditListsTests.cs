using CdmoFlow.Audits;

namespace CdmoFlow.Tests.Audits;

public class AuditListsTests
{
    [Fact]
    public void The_audit_covers_six_systems_with_prompts_each()
    {
        Assert.Equal(["quality", "facilities_equipment", "materials", "production", "packaging_labeling", "laboratory"], AuditSystem.All.Select(system => system.Key));
        Assert.All(AuditSystem.All, system => Assert.True(system.Prompts.Count >= 5, system.Key));
    }

    [Fact]
    public void Findings_belong_to_five_subsystems()
    {
        Assert.Equal(5, QmsSubsystem.All.Count);
        Assert.True(QmsSubsystem.IsKnown("capa"));
        Assert.False(QmsSubsystem.IsKnown("CAPA plan"));
        Assert.False(AuditSystem.IsKnown("warehouse"));
    }
}

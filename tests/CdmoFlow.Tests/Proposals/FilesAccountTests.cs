using CdmoFlow.Storage;

namespace CdmoFlow.Tests.Proposals;

public class FilesAccountTests
{
    [Fact]
    public void With_an_account_for_files_browsers_reach_that_one_and_keys_stay_in_the_other()
    {
        var clients = new StorageClients(new StorageOptions { AccountName = "records", FilesAccountName = "files" });
        Assert.Equal("files.blob.core.windows.net", clients.Files.Uri.Host);
        Assert.All(Containers.OfFiles, name => Assert.Equal("files", clients.Container(name).AccountName));
        Assert.Equal("records", clients.Container(Containers.Keys).AccountName);
        Assert.Equal("records", clients.Tables.AccountName);
        Assert.True(clients.UsesIdentity);
    }

    [Fact]
    public void Without_one_everything_lies_together()
    {
        var clients = new StorageClients(new StorageOptions { AccountName = "records", FilesAccountName = "" });
        Assert.All(Containers.All, name => Assert.Equal("records", clients.Container(name).AccountName));
    }

    [Fact]
    public void A_connection_string_leaves_no_second_account() =>
        Assert.Equal("devstoreaccount1", new StorageClients(new StorageOptions { ConnectionString = "UseDevelopmentStorage=true", FilesAccountName = "files" }).Files.AccountName);
}

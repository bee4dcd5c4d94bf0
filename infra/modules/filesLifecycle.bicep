// What time does to files: what lies in staging goes, what was sealed grows cheaper. Nothing sealed is ever deleted by a rule.

@description('Account that holds the files.')
param accountName string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: accountName }

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // The app sweeps staging itself. This catches what it forgot, long after any deadline, and old versions of overwritten uploads.
          name: 'staging'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['staging/'] }
            actions: {
              baseBlob: { delete: { daysAfterModificationGreaterThan: 730 } }
              version: { delete: { daysAfterCreationGreaterThan: 14 } }
            }
          }
        }
        {
          // Read for some months, then kept for years; reading one later takes no longer, only costs more.
          name: 'kept'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['sealed/', 'documents/'] }
            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 180 } } }
          }
        }
      ]
    }
  }
}

// Defender for Storage on one account: unusual access is reported, and what is uploaded is scanned for malware up to a monthly amount.

@description('The account to watch.')
param accountName string

@description('Gigabytes a month that are scanned at most.')
@minValue(1)
param scanCapGb int

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: accountName }

resource defender 'Microsoft.Security/defenderForStorageSettings@2022-12-01-preview' = {
  name: 'current'
  scope: account
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: { onUpload: { isEnabled: true, capGBPerMonth: scanCapGb } }
    // Would read the content of sealed proposals for its own statistics.
    sensitiveDataDiscovery: { isEnabled: false }
  }
}

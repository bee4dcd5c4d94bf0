// What holds for each of the three accounts: no key, no public blob, TLS 1.2, versions and soft delete, private containers.

@description('Name of the account: letters and digits, at most 24.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Replication of the account.')
param sku string

@description('Who reaches the account over the internet: everybody with a signed address, named addresses only, or nobody.')
@allowed(['everybody', 'named', 'nobody'])
param reach string

@description('Public IPv4 addresses or ranges that reach the account when only named ones may.')
param addresses string[] = []

@description('Names of the private blob containers.')
param containers string[]

@description('The one origin whose pages may write to blobs from a browser; empty: none.')
param siteOrigin string = ''

@description('Days for which deleted blobs and containers can be brought back.')
@minValue(7)
@maxValue(365)
param softDeleteDays int

@description('Keeps every version of every blob unchanged for some days; absent: no such policy.')
param immutability { state: 'Unlocked' | 'Locked', days: int }?

@description('Log Analytics workspace for the account\'s own log of readings, writings and deletions.')
param workspaceId string

@description('Kinds of access that are logged.')
param logged ('StorageRead' | 'StorageWrite' | 'StorageDelete')[]

@description('True: the account cannot be deleted before somebody removes the lock.')
param deleteLock bool

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: reach == 'nobody' ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: reach == 'everybody' ? 'Allow' : 'Deny'
      bypass: 'None'
      ipRules: [for address in addresses: { value: address, action: 'Allow' }]
    }
    immutableStorageWithVersioning: immutability == null ? null : {
      enabled: true
      immutabilityPolicy: {
        state: immutability!.state
        immutabilityPeriodSinceCreationInDays: immutability!.days
        allowProtectedAppendWrites: false
      }
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
      containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
      cors: {
        corsRules: empty(siteOrigin) ? [] : [
          {
            allowedOrigins: [siteOrigin]
            allowedMethods: ['PUT']
            allowedHeaders: ['content-type', 'x-ms-*']
            exposedHeaders: ['etag', 'x-ms-*']
            maxAgeInSeconds: 3600
          }
        ]
      }
    }

    resource made 'containers' = [for container in containers: {
      name: container
      properties: { publicAccess: 'None' }
    }]
  }
}

resource accessLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(logged)) {
  name: 'access'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [for category in logged: { category: category, enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds records of selections.' }
}

@description('Id of the account.')
output id string = account.id

@description('Name of the account.')
output name string = account.name

@description('Address of its blob service, with a slash at the end.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

// The account that browsers reach, with a signed address for one blob and some minutes: uploads, sealed proposals, documents.

@description('Name of the account.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Replication of the account.')
param sku string

@description('Origin of the site, the only one whose pages may upload.')
param siteOrigin string

@description('Days for which deleted blobs can be brought back.')
param softDeleteDays int

@description('Log Analytics workspace.')
param workspaceId string

@description('True: the account cannot be deleted before somebody removes the lock.')
param deleteLock bool

@description('Object id of the app\'s identity.')
param principalId string

@description('Role that writes and reads blobs but deletes none.')
param fileKeeperRoleId string

module storage 'storageAccount.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    sku: sku
    reach: 'everybody'
    containers: ['staging', 'sealed', 'documents']
    siteOrigin: siteOrigin
    softDeleteDays: softDeleteDays
    workspaceId: workspaceId
    // Who read a sealed proposal past the application can be seen here.
    logged: ['StorageRead', 'StorageWrite', 'StorageDelete']
    deleteLock: deleteLock
  }
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: name

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource staging 'containers' existing = { name: 'staging' }
    resource kept 'containers' existing = [for container in keptContainers: { name: container }]
  }
}

var keptContainers = ['sealed', 'documents']
var delegatorId = 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a' // Storage Blob Delegator: signs short-lived addresses without an account key
var contributorId = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' // Storage Blob Data Contributor: staging is swept, so the app deletes there

resource signing 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, 'app', delegatorId)
  scope: account
  dependsOn: [storage]
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', delegatorId)
  }
}

resource sweeping 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::staging.id, 'app', contributorId)
  scope: account::blobs::staging
  dependsOn: [storage]
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributorId)
  }
}

resource keeping 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (container, i) in keptContainers: {
  name: guid(account::blobs::kept[i].id, 'app', 'file-keeper')
  scope: account::blobs::kept[i]
  dependsOn: [storage]
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: fileKeeperRoleId
  }
}]

module lifecycle 'filesLifecycle.bicep' = {
  dependsOn: [storage]
  params: { accountName: name }
}

@description('Name of the account.')
output name string = storage.outputs.name

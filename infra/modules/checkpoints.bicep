// The account of the signed checkpoints. Every version of every blob is immutable, and the app may add blobs but neither change nor delete one.

@description('Name of the account.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Replication of the account.')
param sku string

@description('Public addresses of operators and auditors; empty: nobody outside the network.')
param operatorAddresses string[]

@description('Days for which deleted blobs can be brought back.')
param softDeleteDays int

@description('State of the immutability policy. The platform makes it unlocked first; once locked it can only be lengthened, by nobody undone.')
param lock 'Unlocked' | 'Locked'

@description('Days for which a checkpoint cannot be changed or deleted by anybody.')
param keepDays int

@description('Log Analytics workspace.')
param workspaceId string

@description('True: the account cannot be deleted before somebody removes the lock.')
param deleteLock bool

@description('Object id of the app\'s identity.')
param principalId string

@description('Role that adds blobs and reads them, and nothing else.')
param writerRoleId string

@description('Subnet of private endpoints.')
param subnetId string

@description('Private DNS zone of blob services.')
param blobZoneId string

module storage 'storageAccount.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    sku: sku
    reach: empty(operatorAddresses) ? 'nobody' : 'named'
    addresses: operatorAddresses
    containers: ['checkpoints']
    softDeleteDays: softDeleteDays
    immutability: { state: lock, days: keepDays }
    workspaceId: workspaceId
    logged: ['StorageRead', 'StorageWrite', 'StorageDelete']
    deleteLock: deleteLock
  }
}

module endpoint 'privateEndpoint.bicep' = {
  name: 'checkpoints-blob'
  params: {
    name: '${name}-blob'
    location: location
    tags: tags
    subnetId: subnetId
    targetId: storage.outputs.id
    service: 'blob'
    zoneId: blobZoneId
  }
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: name

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource kept 'containers' existing = { name: 'checkpoints' }
  }
}

resource writing 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::kept.id, 'app', 'checkpoint-writer')
  scope: account::blobs::kept
  dependsOn: [storage]
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: writerRoleId
  }
}

@description('Name of the account.')
output name string = storage.outputs.name

// The account of the records: tables, task hub, the host's own blobs, session keys and the deployed package. Reached from inside the network alone.

@description('Name of the account.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Replication of the account.')
param sku string

@description('Public addresses of operators; empty: nobody outside the network.')
param operatorAddresses string[]

@description('Days for which deleted blobs can be brought back.')
param softDeleteDays int

@description('Log Analytics workspace.')
param workspaceId string

@description('True: the account cannot be deleted before somebody removes the lock.')
param deleteLock bool

@description('Object id of the app\'s identity.')
param principalId string

@description('Subnet of private endpoints.')
param subnetId string

@description('Private DNS zones of its three services.')
param zones { blob: string, queue: string, table: string }

@description('Container of the deployed package.')
param packageContainer string

module storage 'storageAccount.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    sku: sku
    reach: empty(operatorAddresses) ? 'nobody' : 'named'
    addresses: operatorAddresses
    containers: ['keys', packageContainer]
    softDeleteDays: softDeleteDays
    workspaceId: workspaceId
    logged: []
    deleteLock: deleteLock
  }
}

module endpoints 'privateEndpoint.bicep' = [for service in ['blob', 'queue', 'table']: {
  name: 'records-${service}'
  params: {
    name: '${name}-${service}'
    location: location
    tags: tags
    subnetId: subnetId
    targetId: storage.outputs.id
    service: service
    zoneId: zones[service]
  }
}]

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: name }

var roleIds = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner, which the Functions host demands for its locks and the task hub's blobs
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor: the task hub's queues
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor: our tables and the task hub's history
]

resource roles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for roleId in roleIds: {
  name: guid(account.id, 'app', roleId)
  scope: account
  dependsOn: [storage]
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
  }
}]

// Leases of the host and every deployment leave versions; nobody needs them for long.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  dependsOn: [storage]
  properties: {
    policy: {
      rules: [
        {
          name: 'old-versions'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 90 } } }
          }
        }
      ]
    }
  }
}

@description('Name of the account.')
output name string = storage.outputs.name

@description('Address of the container of the deployed package.')
output packageUri string = '${storage.outputs.blobEndpoint}${packageContainer}'

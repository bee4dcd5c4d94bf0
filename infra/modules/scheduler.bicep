// Durable Task Scheduler with one task hub: an alternative to the task hub in the records' account, prepared but not used by host.json as it stands.

@description('Name of the scheduler.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the task hub.')
param taskHub string

@description('Object id of the app\'s identity.')
param principalId string

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    // An empty list would refuse everybody; the role decides who may.
    ipAllowlist: ['0.0.0.0/0']
  }

  resource hub 'taskHubs' = { name: taskHub }
}

var workerId = '0ad04412-c4d5-4796-b79c-f76d14c8d402' // Durable Task Data Contributor

resource working 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler.id, 'app', workerId)
  scope: scheduler
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', workerId)
  }
}

@description('Address of the scheduler.')
output endpoint string = scheduler.properties.endpoint

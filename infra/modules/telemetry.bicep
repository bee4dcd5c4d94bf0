// Application Insights over Log Analytics. Sending takes a role, not a key.

@description('Name of both.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Days for which logs are kept.')
@minValue(30)
@maxValue(730)
param keepDays int

@description('Gigabytes a day at which taking in stops, so that a fault cannot run up a bill.')
@minValue(1)
param dailyCapGb int

@description('Object id of the app\'s identity.')
param principalId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: keepDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
    features: { enableLogAccessUsingOnlyResourcePermissions: true, disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

var publisherId = '3913510d-42f4-4e42-8a64-420c390055eb' // Monitoring Metrics Publisher: sends telemetry

resource publishing 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, 'app', publisherId)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', publisherId)
  }
}

@description('Id of the workspace.')
output workspaceId string = workspace.id

@description('Id of Application Insights.')
output insightsId string = insights.id

@description('Where telemetry goes. It opens nothing: local authentication is off.')
output connectionString string = insights.properties.ConnectionString

// The app itself: Flex Consumption, .NET 10 isolated, one instance always ready for Durable.

@description('Name of the app; it is also its public name.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Subnet of the app.')
param subnetId string

@description('Container from which the package is run.')
param packageUri string

@description('Instances that are always ready for orchestrations and activities; timers and requests have instances of their own that come and go. 0 costs nothing while idle and starts slowly.')
@minValue(0)
param alwaysReady int

@description('Most instances at a time.')
@minValue(1)
@maxValue(1000)
param maximumInstances int

@description('Memory of an instance.')
param instanceMemoryMb 512 | 2048 | 4096

@description('Object id of the service principal that deploys the package; empty: none.')
param deployerPrincipalId string

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: subnetId
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageUri
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMb
        alwaysReady: alwaysReady == 0 ? [] : [{ name: 'durable', instanceCount: alwaysReady }]
      }
    }
  }

  // Publishing takes a role, never a password.
  resource noPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource noPasswordByFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

var websiteContributorId = 'de139f84-1756-47ae-9be6-808fbbe84772' // Website Contributor: publishes a package, on this app alone

resource deploying 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipalId)) {
  name: guid(app.id, 'deployer', websiteContributorId)
  scope: app
  properties: {
    principalId: deployerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', websiteContributorId)
  }
}

var readerId = 'acdd72a7-3385-48ef-bd42-f606fba81ae7' // Reader: publishing asks the plan what kind it is

resource asking 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipalId)) {
  name: guid(plan.id, 'deployer', readerId)
  scope: plan
  properties: {
    principalId: deployerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readerId)
  }
}

@description('Name of the app.')
output name string = app.name

@description('Public name that the platform gives the app.')
output hostName string = app.properties.defaultHostName

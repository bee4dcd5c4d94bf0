// Key Vault: the mail key and the two keyed-hash keys as secrets, which people put in, and the checkpoint key, which never leaves it.

@description('Name of the vault, at most 24 characters.')
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Public addresses from which operators put secrets in; empty: only from inside the network.')
param operatorAddresses string[]

@description('Days for which a deleted vault, key or secret can be brought back. Fixed once the vault exists.')
@minValue(7)
@maxValue(90)
param softDeleteDays int

@description('Log Analytics workspace for the vault\'s own log.')
param workspaceId string

@description('Object id of the app\'s identity.')
param principalId string

@description('Role that signs with a key.')
param signerRoleId string

@description('Subnet of private endpoints.')
param subnetId string

@description('Private DNS zone of vaults.')
param zoneId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: softDeleteDays
    enablePurgeProtection: true
    publicNetworkAccess: empty(operatorAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      ipRules: [for address in operatorAddresses: { value: address }]
    }
  }

  resource checkpointKey 'keys' = {
    name: 'checkpoint'
    properties: { kty: 'EC', curveName: 'P-256', keyOps: ['sign', 'verify'] }
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'access'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

module endpoint 'privateEndpoint.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    tags: tags
    subnetId: subnetId
    targetId: vault.id
    service: 'vault'
    zoneId: zoneId
  }
}

var secretsUserId = '4633458b-17de-408a-b874-0445c86b69e6' // Key Vault Secrets User: reads values

resource reading 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, 'app', secretsUserId)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUserId)
  }
}

resource signing 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::checkpointKey.id, 'app', 'checkpoint-signer')
  scope: vault::checkpointKey
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: signerRoleId
  }
}

@description('Address of the vault, with a slash at the end.')
output uri string = vault.properties.vaultUri

@description('Address of the checkpoint key with its version.')
output checkpointKeyUri string = vault::checkpointKey.properties.keyUriWithVersion

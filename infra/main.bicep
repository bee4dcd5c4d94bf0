// CdmoFlow on Azure: one resource group holds everything. README.md beside this file says how to deploy, upgrade, roll back and restore.

import { ExtraSettings } from 'modules/settings.bicep'

@description('Which installation this is; part of every name.')
@allowed(['dev', 'test', 'prod'])
param environmentName string

@description('Azure region of everything.')
param location string = resourceGroup().location

@description('Tags of every resource.')
param tags object = { product: 'CdmoFlow', environment: environmentName }

@description('Public address of the site without a slash at the end; empty: the name that the platform gives.')
param baseAddress string = ''

@description('Addresses, comma separated, of those who may sign in before anybody invited them.')
param administrators string

@description('Id of the sponsor\'s Entra tenant; empty: codes by mail for everybody.')
param entraTenant string = ''

@description('Client id of the app registration in that tenant.')
param entraClientId string = ''

@description('Addresses, comma separated, that may use codes by mail although Entra is on.')
param externals string = ''

@description('Verified sender of mails, its name, the service\'s address, and its public key for reports of delivery.')
param mail { fromAddress: string, fromName: string, host: string, webhookPublicKey: string }

@description('Addresses that are told of alerts.')
@minLength(1)
param alertRecipients string[]

@description('Public IPv4 addresses or ranges of operators, who reach records, checkpoints and vault from there; empty: only from inside the network.')
param operatorAddresses string[] = []

@description('Object id of the service principal that publishes the package; empty: none.')
param deployerPrincipalId string = ''

@description('Replication of the storage accounts.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageReplication string

@description('Days for which deleted blobs can be brought back.')
param softDeleteDays int

@description('Days for which a deleted vault, key or secret can be brought back. Cannot be changed later.')
param vaultSoftDeleteDays int

@description('State of the checkpoints\' immutability: unlocked at the first deployment, locked ever after where records count.')
param checkpointLock 'Unlocked' | 'Locked'

@description('Days for which a checkpoint cannot be changed or deleted by anybody.')
@minValue(1)
param checkpointDays int

@description('Public keys in PEM, one after the other, that signed checkpoints before the one in the vault was rotated; empty before the first rotation.')
param earlierCheckpointKeys string = ''

@description('True: storage accounts cannot be deleted before somebody removes the lock.')
param deleteLocks bool

@description('Days for which logs are kept, and gigabytes a day at which taking in stops.')
param logs { keepDays: int, dailyCapGb: int }

@description('Instances always ready for orchestrations, most instances at a time, memory of one.')
param scale { alwaysReady: int, maximum: int, memoryMb: 512 | 2048 | 4096 }

@description('True: mail and other traffic to the internet leave through one fixed address.')
param fixedOutboundAddress bool

@description('Gigabytes a month that Defender for Storage scans for malware; 0: no Defender.')
@minValue(0)
param defenderScanGb int

@description('Further settings of the app, each a text: limits of uploads, another scanner, an OTLP collector. A name that the app does not know is an error.')
param extraSettings ExtraSettings = {}

@description('True: a Durable Task Scheduler is made beside the task hub in storage.')
param durableTaskScheduler bool = false

var suffix = uniqueString(resourceGroup().id, environmentName)
var name = 'cdmoflow-${environmentName}-${suffix}'
var filesName = 'cffiles${suffix}'
var taskHub = 'cdmoflow${environmentName}'
var packageContainer = 'packages'
var siteAddress = empty(baseAddress) ? 'https://${app.outputs.hostName}' : baseAddress

module identity 'modules/identity.bicep' = {
  params: { name: name, location: location, tags: tags }
}

module roles 'modules/roles.bicep' = {
  params: { suffix: suffix }
}

module network 'modules/network.bicep' = {
  params: { name: name, location: location, tags: tags, fixedOutboundAddress: fixedOutboundAddress }
}

module names 'modules/privateNames.bicep' = {
  params: { networkId: network.outputs.id, tags: tags }
}

module telemetry 'modules/telemetry.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    keepDays: logs.keepDays
    dailyCapGb: logs.dailyCapGb
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: 'cf-${environmentName}-${suffix}'
    location: location
    tags: tags
    operatorAddresses: operatorAddresses
    softDeleteDays: vaultSoftDeleteDays
    workspaceId: telemetry.outputs.workspaceId
    principalId: identity.outputs.principalId
    signerRoleId: roles.outputs.checkpointSignerId
    subnetId: network.outputs.endpointsSubnetId
    zoneId: names.outputs.vaultZoneId
  }
}

module records 'modules/records.bicep' = {
  params: {
    name: 'cfrecords${suffix}'
    location: location
    tags: tags
    sku: storageReplication
    operatorAddresses: operatorAddresses
    softDeleteDays: softDeleteDays
    workspaceId: telemetry.outputs.workspaceId
    deleteLock: deleteLocks
    principalId: identity.outputs.principalId
    subnetId: network.outputs.endpointsSubnetId
    zones: { blob: names.outputs.blobZoneId, queue: names.outputs.queueZoneId, table: names.outputs.tableZoneId }
    packageContainer: packageContainer
  }
}

module files 'modules/files.bicep' = {
  params: {
    name: filesName
    location: location
    tags: tags
    sku: storageReplication
    siteOrigin: siteAddress
    softDeleteDays: softDeleteDays
    workspaceId: telemetry.outputs.workspaceId
    deleteLock: deleteLocks
    principalId: identity.outputs.principalId
    fileKeeperRoleId: roles.outputs.fileKeeperId
  }
}

module checkpoints 'modules/checkpoints.bicep' = {
  params: {
    name: 'cfchecks${suffix}'
    location: location
    tags: tags
    sku: storageReplication
    operatorAddresses: operatorAddresses
    softDeleteDays: softDeleteDays
    lock: checkpointLock
    keepDays: checkpointDays
    workspaceId: telemetry.outputs.workspaceId
    deleteLock: deleteLocks
    principalId: identity.outputs.principalId
    writerRoleId: roles.outputs.checkpointWriterId
    subnetId: network.outputs.endpointsSubnetId
    blobZoneId: names.outputs.blobZoneId
  }
}

module defender 'modules/defender.bicep' = if (defenderScanGb > 0) {
  dependsOn: [files]
  params: { accountName: filesName, scanCapGb: max(defenderScanGb, 1) }
}

module scheduler 'modules/scheduler.bicep' = if (durableTaskScheduler) {
  params: { name: name, location: location, tags: tags, taskHub: taskHub, principalId: identity.outputs.principalId }
}

module app 'modules/functionApp.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    identityId: identity.outputs.id
    subnetId: network.outputs.functionsSubnetId
    packageUri: records.outputs.packageUri
    alwaysReady: scale.alwaysReady
    maximumInstances: scale.maximum
    instanceMemoryMb: scale.memoryMb
    deployerPrincipalId: deployerPrincipalId
  }
}

module settings 'modules/settings.bicep' = {
  params: {
    appName: name
    identity: { id: identity.outputs.id, clientId: identity.outputs.clientId }
    site: { baseAddress: siteAddress, administrators: administrators }
    accounts: { records: records.outputs.name, files: files.outputs.name, checkpoints: checkpoints.outputs.name }
    taskHub: taskHub
    vault: { uri: vault.outputs.uri, checkpointKeyUri: vault.outputs.checkpointKeyUri, earlierCheckpointKeys: earlierCheckpointKeys }
    mail: mail
    signIn: { tenant: entraTenant, clientId: entraClientId, externals: externals }
    extraSettings: extraSettings
    scanner: defenderScanGb > 0 ? 'defender' : ''
    insightsConnectionString: telemetry.outputs.connectionString
    schedulerEndpoint: scheduler.?outputs.endpoint ?? ''
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    location: location
    tags: tags
    prefix: name
    insightsId: telemetry.outputs.insightsId
    recipients: alertRecipients
  }
}

@description('Public address of the site.')
output siteAddress string = siteAddress

@description('Name of the app, to which the package is published.')
output appName string = app.outputs.name

@description('Address of the vault, into which the secrets are put.')
output vaultUri string = vault.outputs.uri

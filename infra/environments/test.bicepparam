// Like production in everything that behaves, smaller in what only costs. Its checkpoints stay erasable.
using '../main.bicep'

param environmentName = 'test'
param baseAddress = readEnvironmentVariable('CDMOFLOW_BASE_ADDRESS', '')
param administrators = readEnvironmentVariable('CDMOFLOW_ADMINISTRATORS', 'you@sponsor.example')
param entraTenant = readEnvironmentVariable('CDMOFLOW_ENTRA_TENANT', '')
param entraClientId = readEnvironmentVariable('CDMOFLOW_ENTRA_CLIENT', '')
param externals = readEnvironmentVariable('CDMOFLOW_EXTERNALS', '')
param alertRecipients = [readEnvironmentVariable('CDMOFLOW_ALERTS', 'you@sponsor.example')]
param operatorAddresses = split(readEnvironmentVariable('CDMOFLOW_OPERATORS', '203.0.113.1'), ',')
param deployerPrincipalId = readEnvironmentVariable('CDMOFLOW_DEPLOYER', '')
param mail = {
  fromAddress: readEnvironmentVariable('CDMOFLOW_MAIL_FROM', 'selections@sponsor.example')
  fromName: 'CdmoFlow (test)'
  host: 'https://api.sendgrid.com'
  webhookPublicKey: readEnvironmentVariable('CDMOFLOW_MAIL_WEBHOOK_KEY', '')
}
param storageReplication = 'Standard_LRS'
param softDeleteDays = 14
param vaultSoftDeleteDays = 30
param checkpointLock = 'Unlocked'
param checkpointDays = 7
param earlierCheckpointKeys = readEnvironmentVariable('CDMOFLOW_EARLIER_CHECKPOINT_KEYS', '')
param deleteLocks = false
param logs = { keepDays: 30, dailyCapGb: 2 }
param scale = { alwaysReady: 1, maximum: 40, memoryMb: 2048 }
param fixedOutboundAddress = false
param defenderScanGb = 0

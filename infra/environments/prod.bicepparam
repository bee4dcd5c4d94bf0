// The installation that counts. Its checkpoints are locked for ten years: the very first deployment says checkpointLock=Unlocked on the command line, as README.md tells.
using '../main.bicep'

param environmentName = 'prod'
param baseAddress = readEnvironmentVariable('CDMOFLOW_BASE_ADDRESS', '')
param administrators = readEnvironmentVariable('CDMOFLOW_ADMINISTRATORS', 'you@sponsor.example')
param entraTenant = readEnvironmentVariable('CDMOFLOW_ENTRA_TENANT', '')
param entraClientId = readEnvironmentVariable('CDMOFLOW_ENTRA_CLIENT', '')
param externals = readEnvironmentVariable('CDMOFLOW_EXTERNALS', '')
param alertRecipients = [readEnvironmentVariable('CDMOFLOW_ALERTS', 'you@sponsor.example')]
param deployerPrincipalId = readEnvironmentVariable('CDMOFLOW_DEPLOYER', '')
param mail = {
  fromAddress: readEnvironmentVariable('CDMOFLOW_MAIL_FROM', 'selections@sponsor.example')
  fromName: readEnvironmentVariable('CDMOFLOW_MAIL_NAME', 'CdmoFlow')
  host: 'https://api.sendgrid.com'
  webhookPublicKey: readEnvironmentVariable('CDMOFLOW_MAIL_WEBHOOK_KEY', '')
}
param storageReplication = 'Standard_ZRS'
param softDeleteDays = 90
param vaultSoftDeleteDays = 90
param checkpointLock = 'Locked'
param checkpointDays = 3650
param earlierCheckpointKeys = readEnvironmentVariable('CDMOFLOW_EARLIER_CHECKPOINT_KEYS', '')
param deleteLocks = true
param logs = { keepDays: 365, dailyCapGb: 5 }
param scale = { alwaysReady: 1, maximum: 100, memoryMb: 2048 }
param fixedOutboundAddress = true
param defenderScanGb = 200

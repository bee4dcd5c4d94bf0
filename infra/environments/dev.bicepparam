// One developer tries something: cheap, and gone without regret.
using '../main.bicep'

param environmentName = 'dev'
param administrators = readEnvironmentVariable('CDMOFLOW_ADMINISTRATORS', 'you@sponsor.example')
param alertRecipients = [readEnvironmentVariable('CDMOFLOW_ALERTS', 'you@sponsor.example')]
param operatorAddresses = split(readEnvironmentVariable('CDMOFLOW_OPERATORS', '203.0.113.1'), ',')
param mail = {
  fromAddress: readEnvironmentVariable('CDMOFLOW_MAIL_FROM', 'selections@sponsor.example')
  fromName: 'CdmoFlow (dev)'
  host: 'https://api.sendgrid.com'
  webhookPublicKey: ''
}
param storageReplication = 'Standard_LRS'
param softDeleteDays = 7
param vaultSoftDeleteDays = 7
param checkpointLock = 'Unlocked'
param checkpointDays = 1
param earlierCheckpointKeys = readEnvironmentVariable('CDMOFLOW_EARLIER_CHECKPOINT_KEYS', '')
param deleteLocks = false
param logs = { keepDays: 30, dailyCapGb: 1 }
param scale = { alwaysReady: 0, maximum: 40, memoryMb: 2048 }
param fixedOutboundAddress = false
param defenderScanGb = 0

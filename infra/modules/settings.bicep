// The app's settings and its sign-in. This is the whole set: each deployment replaces what somebody added by hand, so further ones are given as extraSettings. No setting holds a secret: three are references into the vault.

// What a default serves for, and what nothing else in the template decides. Closed: a name that is not here is an error, and no secret is among them.
@export()
@sealed()
@description('Further settings of the app by their names, as the table of settings in the product\'s README.md explains them.')
type ExtraSettings = {
  @description('Days for which the engine keeps histories of what has ended.')
  Histories__KeepDays: string?
  @description('Mails a second that one process hands over.')
  Mail__PerSecond: string?
  @description('Which malware scanner is asked, in place of what defenderScanGb decides: clamd, defender or empty.')
  Malware__Scanner: string?
  @description('Where ClamAV\'s daemon listens, host and port.')
  Malware__Clamd: string?
  @description('Largest file in MiB that ClamAV is set up to read.')
  Malware__LargestFileMiB: string?
  @description('Largest file of a proposal in MiB.')
  Uploads__LargestFileMiB: string?
  @description('Files of a proposal.')
  Uploads__MostFiles: string?
  @description('All files of a proposal together in MiB.')
  Uploads__MostMiB: string?
  @description('Permissions to write that may be alive in one room.')
  Uploads__LivePermissions: string?
  @description('Address of a collector that takes traces and metrics over OTLP.')
  OTEL_EXPORTER_OTLP_ENDPOINT: string?
  @description('grpc or http/protobuf.')
  OTEL_EXPORTER_OTLP_PROTOCOL: string?
  @description('Name under which the collector keeps them.')
  OTEL_SERVICE_NAME: string?
  @description('Attributes of all of them, such as deployment.environment=prod.')
  OTEL_RESOURCE_ATTRIBUTES: string?
}

@description('Name of the app.')
param appName string

@description('The app\'s identity.')
param identity { id: string, clientId: string }

@description('Public address of the site, and addresses of the people who may sign in before anybody invited them, comma separated.')
param site { baseAddress: string, administrators: string }

@description('The three accounts.')
param accounts { records: string, files: string, checkpoints: string }

@description('Name of the task hub, letters and digits.')
param taskHub string

@description('The vault, the checkpoint key in it, and the public keys in PEM that signed checkpoints before it.')
param vault { uri: string, checkpointKeyUri: string, earlierCheckpointKeys: string }

@description('The mail service: its address, the verified sender, and its public key for reports of delivery.')
param mail { host: string, fromAddress: string, fromName: string, webhookPublicKey: string }

@description('Which malware scanner the app asks: defender, or empty for none.')
param scanner string

@description('Entra ID: tenant and client id of the app registration, empty where codes by mail serve everybody; addresses that may use codes although Entra is on.')
param signIn { tenant: string, clientId: string, externals: string }

@description('Further settings; none of them replaces one of this module but the scanner.')
param extraSettings ExtraSettings

@description('Where telemetry goes.')
param insightsConnectionString string

@description('Address of the Durable Task Scheduler; empty: there is none.')
param schedulerEndpoint string

var secrets = '@Microsoft.KeyVault(SecretUri=${vault.uri}secrets/'
var entra = !empty(signIn.tenant)
// Sign-in proves the app to Entra by its own identity; the name of this setting tells the platform so.
var assertion = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'

var always = {
  AzureWebJobsStorage__accountName: accounts.records
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.clientId
  AzureWebJobsDisableHomepage: 'true'
  WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '0' // with the prepared worker the app starts before its settings are there
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.clientId}'
  AZURE_CLIENT_ID: identity.clientId
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
  TaskHub: taskHub
  Site__BaseAddress: site.baseAddress
  Site__Administrators: site.administrators
  SignIn__EntraTenant: signIn.tenant
  SignIn__Externals: signIn.externals
  Storage__AccountName: accounts.records
  Storage__FilesAccountName: accounts.files
  Checkpoints__AccountName: accounts.checkpoints
  Keys__Trail: '${secrets}trail-key)'
  Keys__Links: '${secrets}links-key)'
  Keys__CheckpointVaultKey: vault.checkpointKeyUri
  Keys__CheckpointEarlier: vault.earlierCheckpointKeys
  Mail__ApiKey: '${secrets}mail-api-key)'
  Mail__WebhookPublicKey: mail.webhookPublicKey
  Mail__Host: mail.host
  Mail__FromAddress: mail.fromAddress
  Mail__FromName: mail.fromName
  Malware__Scanner: scanner
}
var forEntra = { '${assertion}': identity.clientId }
var forScheduler = {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identity.clientId}'
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = { name: appName }

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(always, extraSettings, entra ? forEntra : {}, empty(schedulerEndpoint) ? {} : forScheduler)
}

resource authentication 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: entra }
    // CDMOs come without an account: the app itself decides who may do what.
    globalValidation: { unauthenticatedClientAction: 'AllowAnonymous' }
    httpSettings: { requireHttps: true }
    login: { tokenStore: { enabled: false } }
    identityProviders: {
      azureActiveDirectory: {
        enabled: entra
        registration: entra ? {
          openIdIssuer: '${environment().authentication.loginEndpoint}${signIn.tenant}/v2.0'
          clientId: signIn.clientId
          clientSecretSettingName: assertion
        } : null
        validation: entra ? {
          defaultAuthorizationPolicy: { allowedApplications: [signIn.clientId] }
        } : null
      }
    }
  }
}

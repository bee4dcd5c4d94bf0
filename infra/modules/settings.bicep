// The app's settings and its sign-in. No setting holds a secret: three are references into the vault.

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
  properties: union(always, entra ? forEntra : {}, empty(schedulerEndpoint) ? {} : forScheduler)
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

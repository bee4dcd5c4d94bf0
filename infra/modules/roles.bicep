// Roles narrower than the built-in ones: what the app never does it may not do either.

@description('Distinguishes the roles of installations in one tenant.')
param suffix string

var scopes = [resourceGroup().id]
var blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers'

@description('Adds blobs and reads them. Cannot overwrite or delete one, nor touch the container.')
resource checkpointWriter 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'checkpoint-writer')
  properties: {
    roleName: 'CdmoFlow checkpoint writer ${suffix}'
    description: 'Adds checkpoints and reads them; cannot change or delete any.'
    type: 'CustomRole'
    assignableScopes: scopes
    permissions: [
      {
        actions: ['${blobs}/read']
        dataActions: ['${blobs}/blobs/read', '${blobs}/blobs/add/action']
      }
    ]
  }
}

@description('Writes and reads blobs, and reads the tags in which Defender leaves its verdict; cannot delete one. Asking for a container that exists needs the right to write it.')
resource fileKeeper 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'file-keeper')
  properties: {
    roleName: 'CdmoFlow file keeper ${suffix}'
    description: 'Writes and reads sealed proposals and documents; cannot delete any.'
    type: 'CustomRole'
    assignableScopes: scopes
    permissions: [
      {
        actions: ['${blobs}/read', '${blobs}/write']
        dataActions: ['${blobs}/blobs/read', '${blobs}/blobs/write', '${blobs}/blobs/add/action', '${blobs}/blobs/tags/read']
      }
    ]
  }
}

@description('Signs with a key and reads its public half. Cannot export, change or delete it.')
resource checkpointSigner 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'checkpoint-signer')
  properties: {
    roleName: 'CdmoFlow checkpoint signer ${suffix}'
    description: 'Signs with the checkpoint key and reads its public half.'
    type: 'CustomRole'
    assignableScopes: scopes
    permissions: [
      {
        actions: []
        dataActions: ['Microsoft.KeyVault/vaults/keys/read', 'Microsoft.KeyVault/vaults/keys/sign/action']
      }
    ]
  }
}

@description('Role of whoever adds checkpoints.')
output checkpointWriterId string = checkpointWriter.id

@description('Role of whoever keeps sealed proposals and documents.')
output fileKeeperId string = fileKeeper.id

@description('Role of whoever signs checkpoints.')
output checkpointSignerId string = checkpointSigner.id

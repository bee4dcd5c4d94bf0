// Private DNS: inside the network the public names of accounts and vault lead to their private endpoints.

@description('Id of the network in which the names hold.')
param networkId string

@description('Tags of every resource.')
param tags object

var zoneNames = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink.queue.${environment().suffixes.storage}'
  'privatelink.table.${environment().suffixes.storage}'
  // The vault's private zone has a name of its own, which no function of the language knows.
  'privatelink.vaultcore.azure.net'
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for zoneName in zoneNames: {
  name: zoneName
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (zoneName, i) in zoneNames: {
  parent: zones[i]
  name: 'app'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}]

@description('Zone of blob endpoints.')
output blobZoneId string = zones[0].id

@description('Zone of queue endpoints.')
output queueZoneId string = zones[1].id

@description('Zone of table endpoints.')
output tableZoneId string = zones[2].id

@description('Zone of vault endpoints.')
output vaultZoneId string = zones[3].id

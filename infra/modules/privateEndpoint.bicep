// One door into the network for one service of one resource.

@description('Name of the endpoint.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Subnet in which the endpoint gets its address.')
param subnetId string

@description('The resource behind the endpoint.')
param targetId string

@description('Which of its services: blob, queue, table or vault.')
@allowed(['blob', 'queue', 'table', 'vault'])
param service string

@description('Private DNS zone of that service.')
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: service
        properties: {
          privateLinkServiceId: targetId
          groupIds: [service]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: service, properties: { privateDnsZoneId: zoneId } }]
    }
  }
}

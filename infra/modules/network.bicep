// The network through which the app reaches accounts and vault that the internet cannot.

@description('Name of the network.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('True: traffic to the internet (mail) leaves through one fixed address. False: through whatever address the platform picks.')
param fixedOutboundAddress bool

resource outboundAddress 'Microsoft.Network/publicIPAddresses@2024-05-01' = if (fixedOutboundAddress) {
  name: '${name}-out'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource nat 'Microsoft.Network/natGateways@2024-05-01' = if (fixedOutboundAddress) {
  name: '${name}-nat'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    publicIpAddresses: [{ id: outboundAddress.id }]
    idleTimeoutInMinutes: 4
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/24'] }
    subnets: [
      {
        name: 'functions'
        properties: {
          addressPrefix: '10.40.0.0/26'
          natGateway: fixedOutboundAddress ? { id: nat.id } : null
          // Said aloud, because newer versions of this interface turn it off unless told otherwise.
          defaultOutboundAccess: !fixedOutboundAddress
          // The account that browsers reach stays on Azure's own network for the app, and off the NAT gateway's bill.
          serviceEndpoints: [{ service: 'Microsoft.Storage' }]
          delegations: [{ name: 'functions', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.40.0.64/26'
          defaultOutboundAccess: false
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource functions 'subnets' existing = { name: 'functions' }
  resource endpoints 'subnets' existing = { name: 'endpoints' }
}

@description('Id of the network.')
output id string = network.id

@description('Subnet of the app.')
output functionsSubnetId string = network::functions.id

@description('Subnet of the private endpoints.')
output endpointsSubnetId string = network::endpoints.id

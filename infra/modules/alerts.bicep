// What wakes somebody up. Each alert is one query over what the app says in its log; a test holds queries and log together.

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Beginning of the names of the alerts.')
param prefix string

@description('Application Insights of the app.')
param insightsId string

@description('Addresses that are told.')
param recipients string[]

var rules = [
  {
    name: 'undelivered-signal'
    says: 'A step has waited for more than a quarter of an hour although its signal was due: the task hub does not deliver.'
    query: loadTextContent('../queries/undelivered-signal.kql')
    severity: 1, every: 'PT5M', window: 'PT15M', atLeast: 1
  }
  {
    name: 'mail-failed'
    says: 'A mail or a sign-in code was given up, or mails have waited for an hour.'
    query: loadTextContent('../queries/mail-failed.kql')
    severity: 2, every: 'PT15M', window: 'PT30M', atLeast: 1
  }
  {
    name: 'needs-attention'
    says: 'Selections need attention, or faults wait on the page of that name.'
    query: loadTextContent('../queries/needs-attention.kql')
    severity: 3, every: 'PT1H', window: 'PT1H', atLeast: 1
  }
  {
    name: 'no-sweep'
    says: 'For half an hour nothing has looked after the selections: the sweep runs every five minutes.'
    query: loadTextContent('../queries/no-sweep.kql')
    severity: 1, every: 'PT15M', window: 'PT30M', atLeast: 1
  }
  {
    name: 'server-errors'
    says: 'At least five requests in a quarter of an hour were answered with a server error.'
    query: loadTextContent('../queries/server-errors.kql')
    severity: 2, every: 'PT5M', window: 'PT15M', atLeast: 5
  }
  {
    name: 'broken-trail'
    says: 'The audit trail of a selection does not hold.'
    query: loadTextContent('../queries/broken-trail.kql')
    severity: 0, every: 'PT5M', window: 'PT15M', atLeast: 1
  }
  {
    name: 'silent-night'
    says: 'For two days no checkpoint was written or no trail was checked.'
    query: loadTextContent('../queries/silent-night.kql')
    severity: 1, every: 'PT6H', window: 'P2D', atLeast: 1
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${prefix}-people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'cdmoflow'
    enabled: true
    emailReceivers: [for recipient in recipients: {
      name: uniqueString(recipient)
      emailAddress: recipient
      useCommonAlertSchema: true
    }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${prefix}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'CdmoFlow: ${rule.name}'
    description: rule.says
    severity: rule.severity
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: rule.every
    windowSize: rule.window
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThanOrEqual'
          threshold: rule.atLeast
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}]

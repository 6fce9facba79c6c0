"""Which type a short name means where several categories of a provider have it and one is plainly meant.

The categories overlap because providers list one service under several headings. The winner is the heading under
which an architect looks for it first. What is left out here stays ambiguous, and the model has to say the category.
"""

from __future__ import annotations

from collections.abc import Mapping

_BY_CATEGORY = {
    "alibabacloud.network": "ServerLoadBalancer",
    "aws.analytics": "KinesisVideoStreams Redshift RedshiftDenseComputeNode RedshiftDenseStorageNode",
    "aws.database": "QuantumLedgerDatabaseQldb",
    "aws.devtools": "CommandLineInterface",
    "aws.engagement": "Pinpoint",
    "aws.integration": "Appsync",
    "aws.management": "AutoScaling ManagedServices",
    "aws.migration": "DatabaseMigrationService",
    "aws.network": "APIGateway APIGatewayEndpoint InternetGateway",
    "aws.storage": "Snowball SnowballEdge Snowmobile",
    "azure.aimachinelearning": """
        BatchAI BotServices CognitiveSearch CognitiveServices GenomicsAccounts MachineLearningStudioClassicWebServices
        MachineLearningStudioWebServicePlans MachineLearningStudioWorkspaces MetricsAdvisor
    """,
    "azure.analytics": """
        AzureDataExplorerClusters AzureSynapseAnalytics DataExplorerClusters DataFactories EventHubClusters EventHubs
        StreamAnalyticsJobs SynapseAnalytics
    """,
    "azure.appservices": """
        AppServiceCertificates AppServiceDomains AppServiceEnvironments AppServicePlans AppServices NotificationHubs
    """,
    "azure.compute": """
        AzureComputeGalleries AzureSpringApps BatchAccounts ContainerInstances ContainerRegistries FunctionApps
        KubernetesServices ServiceFabricClusters
    """,
    "azure.database": "ElasticJobAgents InstancePools SsisLiftAndShiftIr VirtualClusters",
    "azure.databases": """
        AzureCosmosDb AzureDatabaseMigrationServices AzureSQLServerStretchDatabases SQLDataWarehouses
    """,
    "azure.identity": """
        AadLicenses AppRegistrations AzureADIdentityProtection AzureADPrivlegedIdentityManagement
        AzureADRolesAndAdministrators ConditionalAccess
    """,
    "azure.integration": "APIConnections APIManagementServices EventGridSubscriptions LogicApps",
    "azure.managementgovernance": "CostManagementAndBilling",
    "azure.mobile": "MobileEngagement",
    "azure.monitor": """
        ActivityLog ApplicationInsights AzureWorkbooks ChangeAnalysis DiagnosticsSettings LogAnalyticsWorkspaces Metrics
        Monitor
    """,
    "azure.network": """
        ApplicationSecurityGroups CDNProfiles Connections DDOSProtectionPlans DNSZones ExpressrouteCircuits
        LoadBalancers LocalNetworkGateways NetworkInterfaces NetworkWatcher OnPremisesDataGateways PublicIpAddresses
        ReservedIpAddressesClassic RouteFilters RouteTables ServiceEndpointPolicies TrafficManagerProfiles
        VirtualNetworkGateways VirtualNetworks VirtualWans
    """,
    "azure.networking": "FrontDoorAndCDNProfiles PrivateLinkServices",
    "azure.security": "AzureInformationProtection",
    "azure.storage": """
        AzureDataboxGateway AzureStackEdge BlobStorage DataBox RecoveryServicesVaults StorsimpleDeviceManagers
    """,
    "azure.web": "NotificationHubNamespaces",
    "k8s.podconfig": "CM",
    "onprem.dns": "Powerdns",
}

_OF_ALIASES = {
    "alibabacloud.SLB": "alibabacloud.network.ServerLoadBalancer",
    "aws.DMS": "aws.migration.DatabaseMigrationService",
    "aws.QLDB": "aws.database.QuantumLedgerDatabaseQldb",
    "azure.Subnet": "azure.network.Subnets",
}

WINNERS: Mapping[str, str] = {
    f"{category.partition('.')[0]}.{name}": f"{category}.{name}"
    for category, names in _BY_CATEGORY.items()
    for name in names.split()
} | _OF_ALIASES
"""Short name to the canonical name of the type that it means."""

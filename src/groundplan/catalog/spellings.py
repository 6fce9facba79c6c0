"""How names are really spelled, where the library's class names cannot tell: data for titles."""

from __future__ import annotations

from collections.abc import Mapping

SMALL_WORDS = frozenset({"a", "and", "as", "by", "for", "in", "of", "on", "or", "over", "the", "to", "with"})
"""Words that keep a small first letter inside a title."""

# Acronyms, and product names whose capitals a class name loses. One word of a class name each.
_SPELLED = """
    ACL ActiveMQ AD ADX AI AMI AMIs API APIs APM APN AppStream AppSync ApsaraDB ArcGIS AutoML AWS AzureML BI
    BigQuery BitBucket BizTalk CDN CentOS CIDR CLI ClickHouse CloudEndure CloudFormation CloudFront CloudHSM
    CloudSearch CloudShell CloudTrail CloudWatch CockroachDB CodeArtifact CodeBuild CodeCommit CodeDeploy CodeGuru
    CodePipeline CodeStar CouchDB CPU CRM CrowdStrike CSS DataSync DAX DB dbt DDoS DeepComposer DeepLens DeepRacer
    DevOps DevTest DLP DNS DocumentDB DRG DuckDB DynamoDB EASM eBooks EBS EC2 ECR ECS EFS EIP EKS ElastiCache ELB
    EMR ENI ESB etcd EventBridge ExpressRoute FastAPI FHIR FreeRTOS FSx FTP GameLift GIS GitHub GitLab GlusterFS GPU
    GraphQL GSI GuardDuty gVisor HA HAProxy HBase HDFS HMI HPC HSM HTML HTTP HTTP2 HTTPS IAM ID IDE IDS IGW IMM
    InfluxDB IntelliJ IoT IP IQ IR IT JanusGraph JavaScript JBoss JFrog JHipster JSON JVM KMS LaTeX LB LXC MariaDB
    MATLAB MediaConnect MediaConvert MediaLive MediaPackage MediaStore MediaTailor MFA MikroTik ML MLflow MongoDB MQ
    MQTT MWAA MXNet MySQL NACL NAS NAT NetApp NFS NiFi NTP OceanBase OCI OIDC OpenAI OpenSearch OpenShift OpenStack
    OPNsense OpsCenter OpsWorks OS OSD OTS PagerDuty PayPal PDF pfSense PHP PLC PolarDB POS PostgreSQL PowerDNS
    PowerShell PrivateLink QLDB QnA QuickSight RabbitMQ RAM RAN RDS REST rkt RoboMaker ROS rsyslog RTOS RTU S3 SaaS
    SageMaker SAML SAN SAP SDK SDKs SendGrid SES SFTP SIEM SignalR SiteWise SLB SMB SMS SNS SonarQube SQL SQLPage
    SQS SSD SSH SSIS SSL SSO StorSimple STS SysLog TCP TeamCity TensorFlow TLS TPU TV TypeScript UDP UI URL VC VCN
    VirtualBox VLAN VM VMs VMSS VMware VPC VPN VR VyOS WAF WAN WANs WildFly WMS WorkDocs WorkLink WorkMail XML YARN
    YARP YugabyteDB ZeroMQ ZooKeeper
"""

_RESPELLED = {
    "argocd": "Argo CD",
    "awx": "AWX",
    "bigtable": "Bigtable",
    "bind9": "BIND 9",
    "ceph": "Ceph",
    "certmanager": "cert-manager",
    "circleci": "CircleCI",
    "concourseci": "Concourse CI",
    "coredns": "CoreDNS",
    "cplusplus": "C++",
    "cpp": "C++",
    "crio": "CRI-O",
    "cronjob": "CronJob",
    "csharp": "C#",
    "datadog": "Datadog",
    "devtools": "Developer Tools",
    "dotnet": ".NET",
    "droneci": "Drone CI",
    "elasticsearch": "Elasticsearch",
    "emqx": "EMQX",
    "fluentbit": "Fluent Bit",
    "githubactions": "GitHub Actions",
    "gitlabci": "GitLab CI",
    "interservices": "Inter-services",
    "jbossas": "JBoss AS",
    "k3s": "K3s",
    "k8s": "Kubernetes",
    "kubeflow": "Kubeflow",
    "letsencrypt": "Let's Encrypt",
    "logstash": "Logstash",
    "mssql": "SQL Server",
    "n8n": "n8n",
    "nats": "NATS",
    "neo4j": "Neo4j",
    "newrelic": "New Relic",
    "nextjs": "Next.js",
    "nginx": "NGINX",
    "nodejs": "Node.js",
    "oauth2": "OAuth2",
    "oauth2proxy": "OAuth2 Proxy",
    "onprem": "On-premises",
    "powerbi": "Power BI",
    "pubsub": "Pub/Sub",
    "rsyslog": "rsyslog",
    "rocketchat": "Rocket.Chat",
    "saas": "SaaS",
    "svn": "Subversion",
    "syslogng": "syslog-ng",
    "travisci": "Travis CI",
    "tripleo": "TripleO",
    "windows10": "Windows 10",
    "xmatters": "xMatters",
    "zuulci": "Zuul CI",
}

WORDS: Mapping[str, str] = {**{word.casefold(): word for word in _SPELLED.split()}, **_RESPELLED}
"""A word, or a class name of one word, in small letters: how it is spelled."""

PHRASES: Mapping[str, str] = {
    "ADB2 C": "AD B2C",
    "Api Management": "API Management",
    "Appstream20": "AppStream 2.0",
    "Azure Operator5 GCore": "Azure Operator 5G Core",
    "Cloudendure": "CloudEndure",
    "Cosmos Db": "Cosmos DB",
    "Database Migration Service Database": "Database Migration Service: Database",
    "Documentdb Mongodb Compatibility": "DocumentDB",
    "Dynamodb Dax": "DynamoDB DAX",
    "EC2 Container Registry": "ECR",
    "Elastic Block Store EBS": "EBS",
    "Elastic Container Service": "ECS",
    "Elastic Container Service Service": "ECS Service",
    "Elastic File System EFS": "EFS",
    "Elastic Kubernetes Service": "EKS",
    "Elb": "",
    "Elatic Map Reduce": "Elastic MapReduce",
    "HD Insight": "HDInsight",
    "Disribute": "Distributed",
    "Node Js": "Node.js",
    "Sqlserver": "SQL Server",
    "X Ray": "X-Ray",
    "Identity And Access Management Iam": "IAM",
    "Iot1 Click": "IoT 1-Click",
    "Key Management Service": "KMS",
    "Keyspaces Managed Apache Cassandra Service": "Keyspaces",
    "Managed Streaming For Kafka": "Managed Streaming for Kafka",
    "Privlege": "Privilege",
    "Privleged": "Privileged",
    "Quantum Ledger Database Qldb": "QLDB",
    "Route53": "Route 53",
    "SAPHANA": "SAP HANA",
    "SQLVM": "SQL VM",
    "Simple Ad": "Simple AD",
    "Simple Email Service Ses": "SES",
    "Simple Notification Service Sns": "SNS",
    "Simple Queue Service Sqs": "SQS",
    "Simple Storage Service S3": "S3",
}
"""Some words of a class name together: what a title says instead."""

TITLES: Mapping[str, str] = {
    "aws.AWS": "AWS",
    "aws.analytics.AmazonOpensearchService": "OpenSearch Service",
    "aws.ar.ArVr": "AR and VR",
    "aws.compute.EC2AutoScaling": "EC2 Auto Scaling",
    "aws.compute.VmwareCloudOnAWS": "VMware Cloud on AWS",
    "aws.enduser.Workspaces": "WorkSpaces",
    "aws.engagement.SimpleEmailServiceSesEmail": "SES email",
    "aws.general.InternetAlt1": "Internet",
    "aws.general.InternetAlt2": "Internet",
    "aws.integration.MQ": "Amazon MQ",
    "aws.iot.IotOverTheAirUpdate": "IoT over-the-air update",
    "aws.management.AmazonDevopsGuru": "DevOps Guru",
    "aws.management.AmazonManagedGrafana": "Managed Grafana",
    "aws.management.AmazonManagedPrometheus": "Managed Service for Prometheus",
    "aws.management.AmazonManagedWorkflowsApacheAirflow": "Managed Workflows for Apache Airflow",
    "aws.management.AutoScaling": "Auto Scaling",
    "aws.management.OrganizationsAccount": "AWS account",
    "aws.management.OrganizationsOrganizationalUnit": "Organizational unit",
    "aws.ml.Q": "Amazon Q",
    "aws.network.Nacl": "Network ACL",
    "aws.network.PrivateSubnet": "Private subnet",
    "aws.network.PublicSubnet": "Public subnet",
    "aws.security.IdentityAndAccessManagementIamAWSSts": "STS",
    "aws.security.SingleSignOn": "IAM Identity Center",
    "aws.storage.SnowFamilySnowballImportExport": "Snowball import and export",
    "azure.compute.KubernetesServices": "Azure Kubernetes Service",
    "azure.compute.VM": "Virtual machine",
    "azure.compute.VMScaleSet": "VM scale set",
    "azure.compute.VMScaleSets": "VM scale sets",
    "azure.containers.KubernetesServices": "Azure Kubernetes Service",
    "azure.general.ResourceGroups": "Resource group",
    "azure.general.Resourcegroups": "Resource group",
    "azure.general.Subscriptions": "Subscription",
    "azure.network.Subnets": "Subnet",
    "azure.network.VirtualNetworks": "Virtual network",
    "azure.networking.VirtualNetworks": "Virtual network",
    "gcp.GCP": "Google Cloud",
    "gcp.compute.AppEngine": "App Engine",
    "gcp.compute.Functions": "Cloud Functions",
    "gcp.compute.GKEOnPrem": "GKE on-prem",
    "gcp.compute.KubernetesEngine": "Google Kubernetes Engine",
    "gcp.compute.Run": "Cloud Run",
    "gcp.database.SQL": "Cloud SQL",
    "gcp.devtools.Build": "Cloud Build",
    "gcp.devtools.Code": "Cloud Code",
    "gcp.devtools.Scheduler": "Cloud Scheduler",
    "gcp.devtools.Tasks": "Cloud Tasks",
    "gcp.management.Project": "Project",
    "gcp.network.Armor": "Cloud Armor",
    "gcp.network.CDN": "Cloud CDN",
    "gcp.network.DNS": "Cloud DNS",
    "gcp.network.LoadBalancing": "Cloud Load Balancing",
    "gcp.network.NAT": "Cloud NAT",
    "gcp.network.Network": "VPC network",
    "gcp.network.Router": "Cloud Router",
    "gcp.network.VirtualPrivateCloud": "VPC",
    "gcp.network.VPN": "Cloud VPN",
    "gcp.operations.Logging": "Cloud Logging",
    "gcp.operations.Monitoring": "Cloud Monitoring",
    "gcp.storage.Storage": "Cloud Storage",
    "generic.device.Mobile": "Mobile device",
    "generic.os.IOS": "iOS",
    "generic.os.LinuxGeneral": "Linux",
    "generic.place.Datacenter": "Data centre",
    "generic.storage.Storage": "Storage",
    "k8s.clusterconfig.Quota": "ResourceQuota",
    "k8s.controlplane.API": "API server",
    "k8s.controlplane.CCM": "Cloud controller manager",
    "k8s.controlplane.CM": "Controller manager",
    "k8s.controlplane.KProxy": "kube-proxy",
    "k8s.controlplane.Kubelet": "kubelet",
    "k8s.ecosystem.ExternalDns": "ExternalDNS",
    "k8s.infra.Master": "Control plane node",
    "k8s.network.Ep": "Endpoints",
    "k8s.others.CRD": "CustomResourceDefinition",
    "k8s.others.PSP": "PodSecurityPolicy",
    "onprem.ci.GithubActions": "GitHub Actions",
    "onprem.logging.SyslogNg": "syslog-ng",
    "onprem.proxmox.Pve": "Proxmox VE",
    "saas.chat.Teams": "Microsoft Teams",
}
"""A type's canonical name: its title, where no rule finds it."""

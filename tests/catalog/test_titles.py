"""What people read for a type."""

from __future__ import annotations

import pytest

from groundplan.catalog.catalogue import default_catalogue
from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.spellings import TITLES
from groundplan.catalog.titles import title_of


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("aws.compute.EC2", "EC2"),
        ("aws.compute.EC2Ami", "EC2 AMI"),
        ("aws.compute.ElasticContainerService", "ECS"),
        ("aws.compute.ElasticContainerServiceService", "ECS Service"),
        ("aws.compute.Lambda", "Lambda"),
        ("aws.database.Dynamodb", "DynamoDB"),
        ("aws.database.ElasticacheForRedis", "ElastiCache for Redis"),
        ("aws.database.RDSMysqlInstance", "RDS MySQL Instance"),
        ("aws.integration.SimpleNotificationServiceSns", "SNS"),
        ("aws.integration.SimpleQueueServiceSqs", "SQS"),
        ("aws.management.Cloudwatch", "CloudWatch"),
        ("aws.network.APIGateway", "API Gateway"),
        ("aws.network.CloudFront", "CloudFront"),
        ("aws.network.ElbNetworkLoadBalancer", "Network Load Balancer"),
        ("aws.network.NATGateway", "NAT Gateway"),
        ("aws.network.Privatelink", "PrivateLink"),
        ("aws.network.Route53", "Route 53"),
        ("aws.network.Route53HostedZone", "Route 53 Hosted Zone"),
        ("aws.security.IdentityAndAccessManagementIamRole", "IAM Role"),
        ("aws.storage.SimpleStorageServiceS3", "S3"),
        ("aws.storage.SimpleStorageServiceS3Bucket", "S3 Bucket"),
        ("azure.analytics.LogAnalyticsWorkspaces", "Log Analytics Workspaces"),
        ("azure.database.CosmosDb", "Cosmos DB"),
        ("azure.identity.ADB2C", "AD B2C"),
        ("gcp.analytics.Pubsub", "Pub/Sub"),
        ("gcp.compute.Run", "Cloud Run"),
        ("k8s.compute.STS", "StatefulSet"),
        ("k8s.podconfig.CM", "ConfigMap"),
        ("onprem.database.Postgresql", "PostgreSQL"),
        ("onprem.network.Nginx", "NGINX"),
        ("programming.language.Nodejs", "Node.js"),
    ],
)
def test_a_title_reads_like_the_thing_itself(name: str, title: str) -> None:
    found = default_catalogue().resolve(name)
    assert isinstance(found, ComponentType)
    assert (found.name, found.title) == (name, title)


def test_every_type_has_a_title_of_clean_words() -> None:
    for found in default_catalogue().all():
        assert found.title
        assert found.title == " ".join(found.title.split())


def test_every_curated_title_belongs_to_a_type() -> None:
    assert set(TITLES) <= {found.name for found in default_catalogue().all()}


def test_words_nobody_curated_are_split() -> None:
    assert title_of("acme.PaymentWorkerOfTheShop") == "Payment Worker of the Shop"

"""Which type a short name means that several categories of a provider share."""

from __future__ import annotations

from collections.abc import Mapping

WINNERS: Mapping[str, str] = {
    "aws.APIGateway": "aws.network.APIGateway",
    "aws.InternetGateway": "aws.network.InternetGateway",
    "aws.AutoScaling": "aws.management.AutoScaling",
    "aws.Redshift": "aws.analytics.Redshift",
}
"""Short name to canonical name."""

"""The collections of a registry, each made when it is first asked for: importing all of the core takes seconds."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sister_city_registry.core import api as _api, models as _models
from sister_city_registry.core.api_client import ApiClient
from sister_city_registry.records import Records

_ONE = {
    "cities": "city",
    "partnerships": "partnership",
    "forum_series": "forum_series",
    "forums": "forum",
    "exchanges": "exchange",
    "platforms": "platform",
    "projects": "project",
    "knowledge_transfers": "knowledge_transfer",
    "networks": "network",
    "commitments": "commitment",
    "campaigns": "campaign",
    "sources": "source",
    "claims": "claim",
    "offices": "office",
    "partner_requests": "partner_request",
    "import_presets": "import_preset",
}


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


class Collections:
    """A collection for each kind of record that is created, read, changed and deleted by the same operations.

    Attributes:
        core: what the core's own classes take: `CitiesApi(registry.core)`
    """

    def __init__(self, core: ApiClient) -> None:
        self.core = core

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in _ONE:
                raise AttributeError(f"A registry has no {name}")
            one = _ONE[name]
            api = getattr(_api, f"{_camel(name)}Api")(self.core)
            operations = [getattr(api, operation) for operation in (f"list_{name}", f"read_{one}", f"create_{one}")]
            models = [getattr(_models, f"{_camel(one)}{use}") for use in ("Draft", "Patch")]
            collection = Records(api, one, *operations, *models)
            # Two threads may make it at once; both keep the first.
            return self.__dict__.setdefault(name, collection)

    else:
        # The same for type checkers, which take the filters of each collection from the core's operation.
        def _types(self) -> None:
            cities = _api.CitiesApi(self.core)
            self.cities = Records(
                cities, "city", cities.list_cities, cities.read_city, cities.create_city, _models.CityDraft, _models.CityPatch)
            partnerships = _api.PartnershipsApi(self.core)
            self.partnerships = Records(
                partnerships, "partnership", partnerships.list_partnerships, partnerships.read_partnership, partnerships.create_partnership, _models.PartnershipDraft, _models.PartnershipPatch)
            forum_series = _api.ForumSeriesApi(self.core)
            self.forum_series = Records(
                forum_series, "forum_series", forum_series.list_forum_series, forum_series.read_forum_series, forum_series.create_forum_series, _models.ForumSeriesDraft, _models.ForumSeriesPatch)
            forums = _api.ForumsApi(self.core)
            self.forums = Records(
                forums, "forum", forums.list_forums, forums.read_forum, forums.create_forum, _models.ForumDraft, _models.ForumPatch)
            exchanges = _api.ExchangesApi(self.core)
            self.exchanges = Records(
                exchanges, "exchange", exchanges.list_exchanges, exchanges.read_exchange, exchanges.create_exchange, _models.ExchangeDraft, _models.ExchangePatch)
            platforms = _api.PlatformsApi(self.core)
            self.platforms = Records(
                platforms, "platform", platforms.list_platforms, platforms.read_platform, platforms.create_platform, _models.PlatformDraft, _models.PlatformPatch)
            projects = _api.ProjectsApi(self.core)
            self.projects = Records(
                projects, "project", projects.list_projects, projects.read_project, projects.create_project, _models.ProjectDraft, _models.ProjectPatch)
            knowledge_transfers = _api.KnowledgeTransfersApi(self.core)
            self.knowledge_transfers = Records(
                knowledge_transfers, "knowledge_transfer", knowledge_transfers.list_knowledge_transfers, knowledge_transfers.read_knowledge_transfer, knowledge_transfers.create_knowledge_transfer, _models.KnowledgeTransferDraft, _models.KnowledgeTransferPatch)
            networks = _api.NetworksApi(self.core)
            self.networks = Records(
                networks, "network", networks.list_networks, networks.read_network, networks.create_network, _models.NetworkDraft, _models.NetworkPatch)
            commitments = _api.CommitmentsApi(self.core)
            self.commitments = Records(
                commitments, "commitment", commitments.list_commitments, commitments.read_commitment, commitments.create_commitment, _models.CommitmentDraft, _models.CommitmentPatch)
            campaigns = _api.CampaignsApi(self.core)
            self.campaigns = Records(
                campaigns, "campaign", campaigns.list_campaigns, campaigns.read_campaign, campaigns.create_campaign, _models.CampaignDraft, _models.CampaignPatch)
            sources = _api.SourcesApi(self.core)
            self.sources = Records(
                sources, "source", sources.list_sources, sources.read_source, sources.create_source, _models.SourceDraft, _models.SourcePatch)
            claims = _api.ClaimsApi(self.core)
            self.claims = Records(
                claims, "claim", claims.list_claims, claims.read_claim, claims.create_claim, _models.ClaimDraft, _models.ClaimPatch)
            offices = _api.OfficesApi(self.core)
            self.offices = Records(
                offices, "office", offices.list_offices, offices.read_office, offices.create_office, _models.OfficeDraft, _models.OfficePatch)
            partner_requests = _api.PartnerRequestsApi(self.core)
            self.partner_requests = Records(
                partner_requests, "partner_request", partner_requests.list_partner_requests, partner_requests.read_partner_request, partner_requests.create_partner_request, _models.PartnerRequestDraft, _models.PartnerRequestPatch)
            import_presets = _api.ImportPresetsApi(self.core)
            self.import_presets = Records(
                import_presets, "import_preset", import_presets.list_import_presets, import_presets.read_import_preset, import_presets.create_import_preset, _models.ImportPresetDraft, _models.ImportPresetPatch)

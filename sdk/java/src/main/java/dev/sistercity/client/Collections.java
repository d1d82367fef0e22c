package dev.sistercity.client;

import dev.sistercity.client.model.Campaign;
import dev.sistercity.client.model.CampaignDraft;
import dev.sistercity.client.model.CampaignPage;
import dev.sistercity.client.model.CampaignPatch;
import dev.sistercity.client.model.City;
import dev.sistercity.client.model.CityDraft;
import dev.sistercity.client.model.CityPage;
import dev.sistercity.client.model.CityPatch;
import dev.sistercity.client.model.Claim;
import dev.sistercity.client.model.ClaimDraft;
import dev.sistercity.client.model.ClaimPage;
import dev.sistercity.client.model.ClaimPatch;
import dev.sistercity.client.model.Commitment;
import dev.sistercity.client.model.CommitmentDraft;
import dev.sistercity.client.model.CommitmentPage;
import dev.sistercity.client.model.CommitmentPatch;
import dev.sistercity.client.model.Exchange;
import dev.sistercity.client.model.ExchangeDraft;
import dev.sistercity.client.model.ExchangePage;
import dev.sistercity.client.model.ExchangePatch;
import dev.sistercity.client.model.Forum;
import dev.sistercity.client.model.ForumDraft;
import dev.sistercity.client.model.ForumPage;
import dev.sistercity.client.model.ForumPatch;
import dev.sistercity.client.model.ForumSeries;
import dev.sistercity.client.model.ForumSeriesDraft;
import dev.sistercity.client.model.ForumSeriesPage;
import dev.sistercity.client.model.ForumSeriesPatch;
import dev.sistercity.client.model.ImportPreset;
import dev.sistercity.client.model.ImportPresetDraft;
import dev.sistercity.client.model.ImportPresetPage;
import dev.sistercity.client.model.ImportPresetPatch;
import dev.sistercity.client.model.KnowledgeTransfer;
import dev.sistercity.client.model.KnowledgeTransferDraft;
import dev.sistercity.client.model.KnowledgeTransferPage;
import dev.sistercity.client.model.KnowledgeTransferPatch;
import dev.sistercity.client.model.Network;
import dev.sistercity.client.model.NetworkDraft;
import dev.sistercity.client.model.NetworkPage;
import dev.sistercity.client.model.NetworkPatch;
import dev.sistercity.client.model.Office;
import dev.sistercity.client.model.OfficeDraft;
import dev.sistercity.client.model.OfficePage;
import dev.sistercity.client.model.OfficePatch;
import dev.sistercity.client.model.PartnerRequest;
import dev.sistercity.client.model.PartnerRequestDraft;
import dev.sistercity.client.model.PartnerRequestPage;
import dev.sistercity.client.model.PartnerRequestPatch;
import dev.sistercity.client.model.Partnership;
import dev.sistercity.client.model.PartnershipDraft;
import dev.sistercity.client.model.PartnershipPage;
import dev.sistercity.client.model.PartnershipPatch;
import dev.sistercity.client.model.Platform;
import dev.sistercity.client.model.PlatformDraft;
import dev.sistercity.client.model.PlatformPage;
import dev.sistercity.client.model.PlatformPatch;
import dev.sistercity.client.model.Project;
import dev.sistercity.client.model.ProjectDraft;
import dev.sistercity.client.model.ProjectPage;
import dev.sistercity.client.model.ProjectPatch;
import dev.sistercity.client.model.Source;
import dev.sistercity.client.model.SourceDraft;
import dev.sistercity.client.model.SourcePage;
import dev.sistercity.client.model.SourcePatch;

/** A collection for each kind of record that is created, read, changed and deleted by the same operations. */
class Collections {

    private final Records<City, CityPage, CityDraft, CityPatch> cities;
    private final Records<Partnership, PartnershipPage, PartnershipDraft, PartnershipPatch> partnerships;
    private final Records<ForumSeries, ForumSeriesPage, ForumSeriesDraft, ForumSeriesPatch> forumSeries;
    private final Records<Forum, ForumPage, ForumDraft, ForumPatch> forums;
    private final Records<Exchange, ExchangePage, ExchangeDraft, ExchangePatch> exchanges;
    private final Records<Platform, PlatformPage, PlatformDraft, PlatformPatch> platforms;
    private final Records<Project, ProjectPage, ProjectDraft, ProjectPatch> projects;
    private final Records<KnowledgeTransfer, KnowledgeTransferPage, KnowledgeTransferDraft, KnowledgeTransferPatch> knowledgeTransfers;
    private final Records<Network, NetworkPage, NetworkDraft, NetworkPatch> networks;
    private final Records<Commitment, CommitmentPage, CommitmentDraft, CommitmentPatch> commitments;
    private final Records<Campaign, CampaignPage, CampaignDraft, CampaignPatch> campaigns;
    private final Records<Source, SourcePage, SourceDraft, SourcePatch> sources;
    private final Records<Claim, ClaimPage, ClaimDraft, ClaimPatch> claims;
    private final Records<Office, OfficePage, OfficeDraft, OfficePatch> offices;
    private final Records<PartnerRequest, PartnerRequestPage, PartnerRequestDraft, PartnerRequestPatch> partnerRequests;
    private final Records<ImportPreset, ImportPresetPage, ImportPresetDraft, ImportPresetPatch> importPresets;

    Collections(Calls calls) {
        cities = new Records<>(calls, "cities", new Records.Type<>(
                City.class, CityPage.class, City::getId, City::getVersion, CityPage::getItems, CityPage::getPage));
        partnerships = new Records<>(calls, "partnerships", new Records.Type<>(
                Partnership.class, PartnershipPage.class, Partnership::getId, Partnership::getVersion, PartnershipPage::getItems, PartnershipPage::getPage));
        forumSeries = new Records<>(calls, "forum-series", new Records.Type<>(
                ForumSeries.class, ForumSeriesPage.class, ForumSeries::getId, ForumSeries::getVersion, ForumSeriesPage::getItems, ForumSeriesPage::getPage));
        forums = new Records<>(calls, "forums", new Records.Type<>(
                Forum.class, ForumPage.class, Forum::getId, Forum::getVersion, ForumPage::getItems, ForumPage::getPage));
        exchanges = new Records<>(calls, "exchanges", new Records.Type<>(
                Exchange.class, ExchangePage.class, Exchange::getId, Exchange::getVersion, ExchangePage::getItems, ExchangePage::getPage));
        platforms = new Records<>(calls, "platforms", new Records.Type<>(
                Platform.class, PlatformPage.class, Platform::getId, Platform::getVersion, PlatformPage::getItems, PlatformPage::getPage));
        projects = new Records<>(calls, "projects", new Records.Type<>(
                Project.class, ProjectPage.class, Project::getId, Project::getVersion, ProjectPage::getItems, ProjectPage::getPage));
        knowledgeTransfers = new Records<>(calls, "knowledge-transfers", new Records.Type<>(
                KnowledgeTransfer.class, KnowledgeTransferPage.class, KnowledgeTransfer::getId, KnowledgeTransfer::getVersion, KnowledgeTransferPage::getItems, KnowledgeTransferPage::getPage));
        networks = new Records<>(calls, "networks", new Records.Type<>(
                Network.class, NetworkPage.class, Network::getId, Network::getVersion, NetworkPage::getItems, NetworkPage::getPage));
        commitments = new Records<>(calls, "commitments", new Records.Type<>(
                Commitment.class, CommitmentPage.class, Commitment::getId, Commitment::getVersion, CommitmentPage::getItems, CommitmentPage::getPage));
        campaigns = new Records<>(calls, "campaigns", new Records.Type<>(
                Campaign.class, CampaignPage.class, Campaign::getId, Campaign::getVersion, CampaignPage::getItems, CampaignPage::getPage));
        sources = new Records<>(calls, "sources", new Records.Type<>(
                Source.class, SourcePage.class, Source::getId, Source::getVersion, SourcePage::getItems, SourcePage::getPage));
        claims = new Records<>(calls, "claims", new Records.Type<>(
                Claim.class, ClaimPage.class, Claim::getId, Claim::getVersion, ClaimPage::getItems, ClaimPage::getPage));
        offices = new Records<>(calls, "offices", new Records.Type<>(
                Office.class, OfficePage.class, Office::getId, Office::getVersion, OfficePage::getItems, OfficePage::getPage));
        partnerRequests = new Records<>(calls, "partner-requests", new Records.Type<>(
                PartnerRequest.class, PartnerRequestPage.class, PartnerRequest::getId, PartnerRequest::getVersion, PartnerRequestPage::getItems, PartnerRequestPage::getPage));
        importPresets = new Records<>(calls, "import-presets", new Records.Type<>(
                ImportPreset.class, ImportPresetPage.class, ImportPreset::getId, ImportPreset::getVersion, ImportPresetPage::getItems, ImportPresetPage::getPage));
    }

    public Records<City, CityPage, CityDraft, CityPatch> cities() {
        return cities;
    }

    public Records<Partnership, PartnershipPage, PartnershipDraft, PartnershipPatch> partnerships() {
        return partnerships;
    }

    public Records<ForumSeries, ForumSeriesPage, ForumSeriesDraft, ForumSeriesPatch> forumSeries() {
        return forumSeries;
    }

    public Records<Forum, ForumPage, ForumDraft, ForumPatch> forums() {
        return forums;
    }

    public Records<Exchange, ExchangePage, ExchangeDraft, ExchangePatch> exchanges() {
        return exchanges;
    }

    public Records<Platform, PlatformPage, PlatformDraft, PlatformPatch> platforms() {
        return platforms;
    }

    public Records<Project, ProjectPage, ProjectDraft, ProjectPatch> projects() {
        return projects;
    }

    public Records<KnowledgeTransfer, KnowledgeTransferPage, KnowledgeTransferDraft, KnowledgeTransferPatch> knowledgeTransfers() {
        return knowledgeTransfers;
    }

    public Records<Network, NetworkPage, NetworkDraft, NetworkPatch> networks() {
        return networks;
    }

    public Records<Commitment, CommitmentPage, CommitmentDraft, CommitmentPatch> commitments() {
        return commitments;
    }

    public Records<Campaign, CampaignPage, CampaignDraft, CampaignPatch> campaigns() {
        return campaigns;
    }

    public Records<Source, SourcePage, SourceDraft, SourcePatch> sources() {
        return sources;
    }

    public Records<Claim, ClaimPage, ClaimDraft, ClaimPatch> claims() {
        return claims;
    }

    public Records<Office, OfficePage, OfficeDraft, OfficePatch> offices() {
        return offices;
    }

    public Records<PartnerRequest, PartnerRequestPage, PartnerRequestDraft, PartnerRequestPatch> partnerRequests() {
        return partnerRequests;
    }

    public Records<ImportPreset, ImportPresetPage, ImportPresetDraft, ImportPresetPatch> importPresets() {
        return importPresets;
    }
}

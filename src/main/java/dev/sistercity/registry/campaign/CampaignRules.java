package dev.sistercity.registry.campaign;

import dev.sistercity.registry.campaign.api.DateRange;
import dev.sistercity.registry.campaign.api.MediumDraft;
import dev.sistercity.registry.campaign.api.PlacementDraft;
import dev.sistercity.registry.campaign.api.Rights;
import dev.sistercity.registry.campaign.api.SlotDraft;
import dev.sistercity.registry.catalog.index.TextTokenizer;
import dev.sistercity.registry.city.CityReferences;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What has to hold of that which is shown, where, and when. */
final class CampaignRules {

    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final int HIGHEST_PORT = 65535;
    private static final int MOST_SERVERS = 100;

    private CampaignRules() {}

    /**
     * @return with ids, and cities resolved
     * @throws RegistryException REFUSED what has no rights, or no address
     */
    static List<MediumDraft> media(List<MediumDraft> media, CityReferences references) {
        List<MediumDraft> resolved = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < media.size(); i++) {
            MediumDraft medium = media.get(i);
            String pointer = "/media/" + i;
            checkRights(medium.rights(), pointer + "/rights");
            checkAddress(medium.url(), pointer + "/url");
            resolved.add(
                    medium.resolved(id(medium.id(), ids, pointer), references.id(medium.city(), pointer + "/city")));
        }
        checkServers(resolved);
        return List.copyOf(resolved);
    }

    private static void checkRights(Rights rights, String pointer) {
        if (rights == null || rights.holder() == null || rights.licence() == null) {
            throw RegistryException.refused(pointer, FaultCode.RIGHTS_NEEDED);
        }
        DateRange.of(rights).check(pointer + "/validFrom", pointer + "/validUntil");
    }

    /** The page of a screen names the server in its policy: nothing may stand there that is no plain host. */
    private static void checkAddress(String url, String pointer) {
        try {
            URI address = new URI(url);
            if (address.getHost() != null
                    && HOST.matcher(address.getHost()).matches()
                    && address.getPort() <= HIGHEST_PORT
                    && address.getRawUserInfo() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Refused below, as what has no host.
        }
        throw RegistryException.refused(pointer, FaultCode.SERVER_ADDRESS);
    }

    private static void checkServers(List<MediumDraft> media) {
        if (media.stream().map(MediumDraft::server).distinct().count() > MOST_SERVERS) {
            throw RegistryException.refused("/media", FaultCode.SERVERS_AT_MOST, MOST_SERVERS);
        }
    }

    /**
     * What is not allowed any more is not added to what is being shown. What was there before may stay: it is in no playlist.
     *
     * @param known as the campaign had them before; empty for a new one
     * @param today the day where it comes last
     */
    static void refuseExpired(List<MediumDraft> media, List<MediumDraft> known, LocalDate today) {
        for (int i = 0; i < media.size(); i++) {
            MediumDraft medium = media.get(i);
            boolean same = known.stream()
                    .anyMatch(other ->
                            other.id().equals(medium.id()) && other.rights().equals(medium.rights()));
            if (!same && DateRange.of(medium.rights()).last() < today.toEpochDay()) {
                throw RegistryException.refused("/media/" + i + "/rights/validUntil", FaultCode.RIGHTS_OVER);
            }
        }
    }

    /**
     * @return with ids, and cities resolved
     * @throws RegistryException REFUSED if one screen stands there twice
     */
    static List<PlacementDraft> placements(List<PlacementDraft> placements, CityReferences references) {
        List<PlacementDraft> resolved = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < placements.size(); i++) {
            PlacementDraft placement = placements.get(i);
            String pointer = "/placements/" + i;
            if (!TIME_ZONES.contains(placement.timeZone())) {
                throw RegistryException.refused(pointer + "/timeZone", FaultCode.TIME_ZONE);
            }
            placement.validity().check(pointer + "/validity/from", pointer + "/validity/until");
            PlacementDraft fresh = placement.resolved(
                    id(placement.id(), ids, pointer), references.id(placement.city(), pointer + "/city"));
            checkOverlap(fresh, resolved, pointer);
            resolved.add(fresh);
        }
        return List.copyOf(resolved);
    }

    private static void checkOverlap(PlacementDraft fresh, List<PlacementDraft> others, String pointer) {
        for (int i = 0; i < others.size(); i++) {
            PlacementDraft other = others.get(i);
            if (other.kind() == fresh.kind()
                    && other.city().equals(fresh.city())
                    && TextTokenizer.fold(other.place()).equals(TextTokenizer.fold(fresh.place()))
                    && other.validity().overlaps(fresh.validity())) {
                throw RegistryException.refused(pointer, FaultCode.PLACEMENT_OVERLAPS, "/placements/" + i);
            }
        }
    }

    /** @throws RegistryException REFUSED if it names what the campaign does not have, or something twice */
    static void checkSchedule(List<SlotDraft> schedule, List<MediumDraft> media, List<PlacementDraft> placements) {
        Set<UUID> shown = media.stream().map(MediumDraft::id).collect(Collectors.toSet());
        Set<UUID> screens = placements.stream().map(PlacementDraft::id).collect(Collectors.toSet());
        for (int i = 0; i < schedule.size(); i++) {
            SlotDraft slot = schedule.get(i);
            String pointer = "/schedule/" + i;
            slot.validity().check(pointer + "/validity/from", pointer + "/validity/until");
            requireKnown(slot.media(), shown, pointer + "/media/", FaultCode.NO_MEDIUM_OF_CAMPAIGN);
            requireKnown(slot.placements(), screens, pointer + "/placements/", FaultCode.NO_PLACEMENT_OF_CAMPAIGN);
            for (int j = 0; j < i; j++) {
                if (slot.overlaps(schedule.get(j))) {
                    throw RegistryException.refused(pointer, FaultCode.SLOT_OVERLAPS, "/schedule/" + j);
                }
            }
        }
    }

    private static void requireKnown(List<UUID> named, Set<UUID> known, String pointer, FaultCode none) {
        for (int i = 0; i < named.size(); i++) {
            if (!known.contains(named.get(i))) {
                throw RegistryException.refused(pointer + i, none);
            }
        }
    }

    private static UUID id(UUID sent, Set<UUID> others, String pointer) {
        UUID id = sent == null ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : sent;
        if (!others.add(id)) {
            throw RegistryException.refused(pointer + "/id", FaultCode.SAME_ITEM_ID);
        }
        return id;
    }
}

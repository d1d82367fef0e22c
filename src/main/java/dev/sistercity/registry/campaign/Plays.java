package dev.sistercity.registry.campaign;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.campaign.api.PlayDraft;
import dev.sistercity.registry.campaign.api.PlaysDraft;
import dev.sistercity.registry.campaign.api.PlaysView;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What screens report to have played: each play counted once, however often it is reported. */
@Singleton
class Plays {

    /** Clocks of screens need not be exact. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final String SENT =
            "unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::int[]) with ordinality as sent"
                    + " (id, media_id, city_id, at, seconds, position)";

    private final Sql sql;
    private final Clock clock;

    Plays(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Counts what has not been counted; in the caller's transaction.
     *
     * @throws RegistryException FORBIDDEN for another screen's key; REFUSED what the campaign never had, is yet to come, or comes
     *     under the id of another play
     */
    PlaysView count(Actor actor, UUID campaignId, PlaysDraft report) {
        Campaign campaign = Campaign.findById(campaignId);
        if (campaign == null || !campaign.screens.contains(report.placement())) {
            throw RegistryException.notFound("screen of this campaign:", report.placement());
        }
        if (!report.placement().equals(placement(actor))) {
            throw new RegistryException(
                    Kind.FORBIDDEN, "This key is another screen's: a screen reports what it has played itself");
        }
        List<UUID> cities = cities(report.plays(), campaign.knownMedia);
        int counted = store(campaignId, report, cities);
        refuseOtherContent(report, cities);
        return new PlaysView(counted, report.plays().size() - counted);
    }

    private UUID placement(Actor actor) {
        return sql.first(
                        "select placement_id from api_key where id = ?",
                        row -> row.getObject(1, UUID.class),
                        actor.key())
                .orElse(null);
    }

    /** The cities that the media are of. */
    private List<UUID> cities(List<PlayDraft> plays, Map<String, String> known) {
        Instant latest = clock.instant().plus(AHEAD);
        List<UUID> cities = new ArrayList<>();
        for (int i = 0; i < plays.size(); i++) {
            PlayDraft play = plays.get(i);
            String pointer = "/plays/" + i;
            if (play.at().isAfter(latest)) {
                throw RegistryException.refused(pointer + "/at", "is in the future: set the clock of the screen");
            }
            if (play.at().isBefore(EARLIEST)) {
                throw RegistryException.refused(pointer + "/at", "is before 2000: set the clock of the screen");
            }
            String city = known.get(play.media().toString());
            if (city == null) {
                throw RegistryException.refused(pointer + "/media", "is no medium that this campaign has or ever had");
            }
            cities.add(UUID.fromString(city));
        }
        return cities;
    }

    private int store(UUID campaign, PlaysDraft report, List<UUID> cities) {
        List<Object> arguments = new ArrayList<>(List.of(report.placement(), campaign, clock.instant()));
        arguments.addAll(sent(report.plays(), cities));
        return sql.update(
                "insert into play (placement_id, id, campaign_id, media_id, city_id, at, seconds, received_at) "
                        + "select ?, id, ?, media_id, city_id, at, seconds, ? from " + SENT
                        + " order by id, position on conflict on constraint play_key do nothing",
                arguments.toArray());
    }

    /** A screen that draws the same id twice would lose plays without noticing. */
    private void refuseOtherContent(PlaysDraft report, List<UUID> cities) {
        List<Object> arguments = new ArrayList<>(sent(report.plays(), cities));
        arguments.add(report.placement());
        sql.first(
                        "select sent.position from " + SENT
                                + " join play on play.placement_id = ? and play.id = sent.id "
                                + "where play.media_id <> sent.media_id or play.at <> sent.at or play.seconds <> sent.seconds "
                                + "order by sent.position limit 1",
                        row -> row.getLong(1),
                        arguments.toArray())
                .ifPresent(position -> {
                    throw RegistryException.refused(
                            "/plays/" + (position - 1) + "/id", "is that of another play of this screen");
                });
    }

    /** The arguments of {@link #SENT}. */
    private static List<Object> sent(List<PlayDraft> plays, List<UUID> cities) {
        return List.of(
                plays.stream().map(PlayDraft::id).toArray(UUID[]::new),
                plays.stream().map(PlayDraft::media).toArray(UUID[]::new),
                cities.toArray(UUID[]::new),
                plays.stream().map(PlayDraft::at).toArray(Instant[]::new),
                plays.stream().map(PlayDraft::seconds).toArray(Integer[]::new));
    }

    /**
     * Plays of one city on one screen.
     *
     * @param city as it was when they were played
     */
    record Count(UUID city, UUID placement, long plays, long seconds, Instant first, Instant last) {}

    /** In the caller's transaction. */
    List<Count> counts(UUID campaign) {
        return sql.query(
                "select city_id, placement_id, count(*), sum(seconds), min(at), max(at) from play "
                        + "where campaign_id = ? group by city_id, placement_id order by city_id, placement_id",
                row -> new Count(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()),
                campaign);
    }
}

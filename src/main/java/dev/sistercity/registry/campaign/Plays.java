package dev.sistercity.registry.campaign;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.campaign.api.PlayDraft;
import dev.sistercity.registry.campaign.api.PlaysDraft;
import dev.sistercity.registry.campaign.api.PlaysView;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** What screens report to have played: each play counted once, however often it is reported. */
@Singleton
class Plays {

    /** Clocks of screens need not be exact. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final String SENT =
            "unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::int[]) with ordinality as sent"
                    + " (id, media_id, city_id, at, seconds, position)";

    private final EntityManager entities;
    private final DataSource database;
    private final Clock clock;

    Plays(EntityManager entities, DataSource database, Clock clock) {
        this.entities = entities;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts what has not been counted; in the caller's transaction.
     *
     * @throws RegistryException FORBIDDEN for another screen's key; REFUSED what the campaign never had, is yet to come, or comes
     *     under the id of another play
     */
    PlaysView count(Actor actor, UUID campaignId, PlaysDraft report) {
        Campaign campaign = entities.find(Campaign.class, campaignId);
        if (campaign == null || !campaign.screens.contains(report.placement())) {
            throw RegistryException.notFound("screen of this campaign:", report.placement());
        }
        try (Connection connection = database.getConnection()) {
            if (!report.placement().equals(placement(connection, actor))) {
                throw new RegistryException(
                        Kind.FORBIDDEN, "This key is another screen's: a screen reports what it has played itself");
            }
            List<UUID> cities = cities(report.plays(), campaign.knownMedia);
            int counted = store(connection, campaignId, report, cities);
            refuseOtherContent(connection, report, cities);
            return new PlaysView(counted, report.plays().size() - counted);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static UUID placement(Connection connection, Actor actor) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select placement_id from api_key where id = ?")) {
            select.setObject(1, actor.key());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
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

    private int store(Connection connection, UUID campaign, PlaysDraft report, List<UUID> cities) throws SQLException {
        String sql = "insert into play (placement_id, id, campaign_id, media_id, city_id, at, seconds, received_at) "
                + "select ?, id, ?, media_id, city_id, at, seconds, ? from " + SENT
                + " order by id, position on conflict on constraint play_key do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, report.placement());
            insert.setObject(2, campaign);
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            send(connection, insert, 4, report.plays(), cities);
            return insert.executeUpdate();
        }
    }

    /** A screen that draws the same id twice would lose plays without noticing. */
    private static void refuseOtherContent(Connection connection, PlaysDraft report, List<UUID> cities)
            throws SQLException {
        String sql = "select sent.position from " + SENT + " join play on play.placement_id = ? and play.id = sent.id "
                + "where play.media_id <> sent.media_id or play.at <> sent.at or play.seconds <> sent.seconds "
                + "order by sent.position limit 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = send(connection, select, 1, report.plays(), cities);
            select.setObject(next, report.placement());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw RegistryException.refused(
                            "/plays/" + (row.getLong(1) - 1) + "/id", "is that of another play of this screen");
                }
            }
        }
    }

    private static int send(
            Connection connection, PreparedStatement statement, int first, List<PlayDraft> plays, List<UUID> cities)
            throws SQLException {
        statement.setArray(first, array(connection, "uuid", plays, PlayDraft::id));
        statement.setArray(first + 1, array(connection, "uuid", plays, PlayDraft::media));
        statement.setArray(first + 2, connection.createArrayOf("uuid", cities.toArray()));
        statement.setArray(first + 3, array(connection, "timestamptz", plays, play -> Timestamp.from(play.at())));
        statement.setArray(first + 4, array(connection, "int4", plays, PlayDraft::seconds));
        return first + 5;
    }

    private static java.sql.Array array(
            Connection connection, String type, List<PlayDraft> plays, Function<PlayDraft, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, plays.stream().map(value).toArray());
    }

    /**
     * Plays of one city on one screen.
     *
     * @param city as it was when they were played
     */
    record Count(UUID city, UUID placement, long plays, long seconds, Instant first, Instant last) {}

    /** In the caller's transaction. */
    List<Count> counts(UUID campaign) {
        String sql = "select city_id, placement_id, count(*), sum(seconds), min(at), max(at) from play "
                + "where campaign_id = ? group by city_id, placement_id order by city_id, placement_id";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, campaign);
            List<Count> counts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.add(new Count(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getLong(3),
                            row.getLong(4),
                            row.getTimestamp(5).toInstant(),
                            row.getTimestamp(6).toInstant()));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}

package dev.sistercity.registry.changerequest;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.access.WriterStatus;
import dev.sistercity.registry.changerequest.api.Answered;
import dev.sistercity.registry.changerequest.api.RequestProgress;
import dev.sistercity.registry.changerequest.api.Verdict;
import dev.sistercity.registry.city.Jurisdiction;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Whether those in whose names a change is made still speak for their cities: between a proposal and the last answer to it lie
 * weeks, in which an office may go, another may get its city, and a key may prove to be in wrong hands.
 */
@Singleton
class Mandates {

    private final Sql sql;
    private final WriterStatus writerStatus;
    private final Jurisdiction jurisdiction;

    Mandates(Sql sql, WriterStatus writerStatus, Jurisdiction jurisdiction) {
        this.sql = sql;
        this.writerStatus = writerStatus;
        this.jurisdiction = jurisdiction;
    }

    /** Notes with which key an office proposes or accepts a change. */
    void keep(UUID request, Actor actor) {
        if (actor.key() == null) {
            return;
        }
        sql.update(
                "insert into mandate (request_id, key_id) values (?, ?) on conflict do nothing", request, actor.key());
    }

    /** @throws RegistryException REFUSED if who proposed or accepted a change may speak for those sides no more */
    void requireStanding(UUID request, RequestProgress requestProgress) {
        try {
            requireKeys(request);
            require(requestProgress.by(), requestProgress.mine(), "proposed");
            for (Answered answer : requestProgress.answers()) {
                if (answer.verdict() == Verdict.ACCEPTED) {
                    require(answer.by(), answer.cities(), "accepted");
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private void require(String office, List<String> cities, String did) throws SQLException {
        Actor now = writerStatus.named(office).orElse(null);
        for (String city : cities) {
            if (now == null || !jurisdiction.covers(now, city)) {
                throw new RegistryException(Kind.REFUSED, FaultCode.MANDATE_OVER, did, city);
            }
        }
    }

    private void requireKeys(UUID request) throws SQLException {
        List<UUID> keys = sql.query(
                "select key_id from mandate where request_id = ?", row -> row.getObject(1, UUID.class), request);
        for (UUID key : keys) {
            if (writerStatus.isRevoked(key)) {
                throw new RegistryException(Kind.REFUSED, FaultCode.MANDATE_KEY_REVOKED);
            }
        }
    }
}

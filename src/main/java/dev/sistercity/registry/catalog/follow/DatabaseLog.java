package dev.sistercity.registry.catalog.follow;

import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.log.LogDamage;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.change.log.LogWatch;
import dev.sistercity.registry.lineage.Epoch;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The log in PostgreSQL, as those see it who follow it. */
record DatabaseLog(ChangeLog log, LogWatch watch) implements LogSource {

    @Override
    public String name() {
        return "the database";
    }

    @Override
    public String advice() {
        return LogDamage.IN_THE_DATABASE;
    }

    @Override
    public String trouble() {
        return null;
    }

    @Override
    public LogWatch.State look(long sequence) throws SQLException {
        return watch.look(sequence);
    }

    @Override
    public List<Epoch> epochs() throws SQLException {
        return watch.epochs();
    }

    @Override
    public Optional<byte[]> hash(long sequence) throws SQLException {
        return watch.hash(sequence);
    }

    @Override
    public List<Change> found(long sequence, int limit) throws SQLException {
        return log.found(sequence, limit);
    }

    @Override
    public List<Change> after(long sequence, int limit) throws SQLException {
        return log.after(sequence, limit);
    }

    @Override
    public byte[] sealingKey() throws SQLException {
        return watch.sealingKey();
    }

    @Override
    public void moved() throws SQLException {
        watch.moved();
    }

    @Override
    public void forked(String known, long forkedAfter, long lostUpTo) throws SQLException {
        watch.forked(known, forkedAfter, lostUpTo);
    }
}

package dev.sistercity.registry.export.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.Registers;
import dev.sistercity.registry.change.Reinstatement;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.export.ExportedLines;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Stores the records of exports, a collection at a time, in the caller's transaction. */
@Singleton
class RestoredCollections {

    private final Registers registers;
    private final RestoredLine reader;
    private final ObjectMapper mapper;
    private final EntityManager entities;

    RestoredCollections(Registers registers, RestoredLine reader, ObjectMapper mapper, EntityManager entities) {
        this.registers = registers;
        this.reader = reader;
        this.mapper = mapper;
        this.entities = entities;
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    <D> Collection<D> of(RecordCollection<D> type, Actor actor) {
        Register<?, D> register = (Register<?, D>) registers.get(type.name());
        return new Collection<>(type, new Reinstatement<>(register, actor));
    }

    /**
     * One of them. A record may refer to one that comes after it in the file, as it does where it was changed later: it is stored
     * when that one has been.
     */
    final class Collection<D> {

        private final RecordCollection<D> type;
        private final Reinstatement<D> reinstatement;
        private final Set<UUID> awaited = new HashSet<>();
        private final Map<UUID, Waiting<D>> waiting = new LinkedHashMap<>();
        private int size;

        private record Waiting<D>(RecordVersion<D> recorded, Set<UUID> needs) {}

        private Collection(RecordCollection<D> type, Reinstatement<D> reinstatement) {
            this.type = type;
            this.reinstatement = reinstatement;
        }

        RecordCollection<D> type() {
            return type;
        }

        int size() {
            return size;
        }

        /** First, for each line: says that there is such a record. */
        void announce(byte[] line, ExportedLines at) {
            size++;
            UUID id = named(at, () -> reader.id(line));
            if (!awaited.add(id)) {
                throw at.failure("has the id " + id + ", as a line before");
            }
        }

        /** Then, for each line. */
        void store(byte[] line, ExportedLines at) {
            RecordVersion<D> recordVersion = named(at, () -> reader.read(line, type));
            Set<UUID> needs = needs(recordVersion);
            if (needs.isEmpty()) {
                store(recordVersion, at);
            } else {
                waiting.put(recordVersion.id(), new Waiting<>(recordVersion, needs));
            }
        }

        private void store(RecordVersion<D> recordVersion, ExportedLines at) {
            named(at, () -> {
                reinstatement.store(recordVersion);
                entities.flush();
                // What is stored need not be compared at every further record.
                entities.clear();
                return null;
            });
            awaited.remove(recordVersion.id());
            List<Waiting<D>> ready = waiting.values().stream()
                    .filter(other -> other.needs().remove(recordVersion.id())
                            && other.needs().isEmpty())
                    .toList();
            ready.forEach(other -> {
                waiting.remove(other.recorded().id());
                store(other.recorded(), at);
            });
        }

        /** What it refers to in its own collection that is not there yet. */
        private Set<UUID> needs(RecordVersion<D> recordVersion) {
            Set<UUID> needs = new HashSet<>();
            if (awaited.size() > 1) {
                collect(mapper.valueToTree(recordVersion.draft()), needs);
                needs.remove(recordVersion.id());
            }
            return needs;
        }

        private void collect(JsonNode node, Set<UUID> needs) {
            if (node.isTextual()) {
                ParameterValues.parseId(node.textValue())
                        .filter(awaited::contains)
                        .ifPresent(needs::add);
            } else {
                node.forEach(below -> collect(below, needs));
            }
        }

        /** Those that refer to each other, in a circle: at once. */
        void storeRest(ExportedLines at) {
            named(at, () -> {
                waiting.values().forEach(other -> reinstatement.store(other.recorded()));
                entities.flush();
                entities.clear();
                return null;
            });
        }

        /**
         * At last, for each line: whether the rules let it stand.
         *
         * @return what is to be logged
         */
        Change check(byte[] line, ExportedLines at) {
            Change change = named(at, () -> reinstatement.check(reader.read(line, type)));
            entities.clear();
            return change;
        }

        private static <T> T named(ExportedLines at, Supplier<T> work) {
            try {
                return work.get();
            } catch (RegistryException e) {
                throw at.failure("cannot be restored: "
                        + (e.violations().isEmpty()
                                ? e.getMessage()
                                : e.violations().stream().map(Collection::words).collect(Collectors.joining("; "))));
            } catch (PersistenceException e) {
                throw constraint(e, at);
            }
        }

        private static JobFailedException constraint(PersistenceException e, ExportedLines at) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConstraintViolationException broken) {
                    return at.failure("cannot be restored: it breaks the rule " + broken.getConstraintName());
                }
            }
            throw e;
        }

        private static String words(Violation violation) {
            String at = violation.pointer() == null ? violation.parameter() : violation.pointer();
            return (at == null || at.isEmpty() ? "" : at + " ") + violation.detail();
        }
    }
}

package dev.sistercity.registry.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.change.Change;
import dev.sistercity.registry.change.Recorded;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import io.quarkus.arc.All;
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

    private final List<Register<?, ?>> registers;
    private final RestoredLine reader;
    private final ObjectMapper mapper;
    private final EntityManager entities;

    RestoredCollections(
            @All List<Register<?, ?>> registers, RestoredLine reader, ObjectMapper mapper, EntityManager entities) {
        this.registers = registers;
        this.reader = reader;
        this.mapper = mapper;
        this.entities = entities;
    }

    @SuppressWarnings("unchecked") // a collection's register and type have the same drafts
    <D> Collection<D> of(RecordType<D> type) {
        Register<?, D> register = (Register<?, D>) registers.stream()
                .filter(known -> known.resource().equals(type.name()))
                .findFirst()
                .orElseThrow();
        return new Collection<>(type, register);
    }

    /**
     * One of them. A record may refer to one that comes after it in the file, as it does where it was changed later: it is stored
     * when that one has been.
     */
    final class Collection<D> {

        private final RecordType<D> type;
        private final Register<?, D> register;
        private final Set<UUID> awaited = new HashSet<>();
        private final Map<UUID, Waiting<D>> waiting = new LinkedHashMap<>();
        private int size;

        private record Waiting<D>(Recorded<D> recorded, Set<UUID> needs) {}

        private Collection(RecordType<D> type, Register<?, D> register) {
            this.type = type;
            this.register = register;
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
            Recorded<D> recorded = named(at, () -> reader.read(line, type));
            Set<UUID> needs = needs(recorded);
            if (needs.isEmpty()) {
                store(recorded, at);
            } else {
                waiting.put(recorded.id(), new Waiting<>(recorded, needs));
            }
        }

        private void store(Recorded<D> recorded, ExportedLines at) {
            named(at, () -> {
                register.reinstate(recorded, Actor.REGISTRAR);
                entities.flush();
                // What is stored need not be compared at every further record.
                entities.clear();
                return null;
            });
            awaited.remove(recorded.id());
            List<Waiting<D>> ready = waiting.values().stream()
                    .filter(other ->
                            other.needs().remove(recorded.id()) && other.needs().isEmpty())
                    .toList();
            ready.forEach(other -> {
                waiting.remove(other.recorded().id());
                store(other.recorded(), at);
            });
        }

        /** What it refers to in its own collection that is not there yet. */
        private Set<UUID> needs(Recorded<D> recorded) {
            Set<UUID> needs = new HashSet<>();
            if (awaited.size() > 1) {
                collect(mapper.valueToTree(recorded.draft()), needs);
                needs.remove(recorded.id());
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
                waiting.values().forEach(other -> register.reinstate(other.recorded(), Actor.REGISTRAR));
                entities.flush();
                entities.clear();
                return null;
            });
        }

        /** At last, for each line: whether the rules let it stand. @return what is to be logged */
        Change check(byte[] line, ExportedLines at) {
            Change change = named(at, () -> register.reinstated(reader.read(line, type), Actor.REGISTRAR));
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

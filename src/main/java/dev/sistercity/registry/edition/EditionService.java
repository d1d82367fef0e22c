package dev.sistercity.registry.edition;

import dev.sistercity.registry.edition.EditionDifferenceView.AlteredRecord;
import dev.sistercity.registry.shared.digest.Sha256;
import dev.sistercity.registry.shared.problem.RegistryException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Freezes the registry, and tells what it has frozen. */
@Singleton
class EditionService {

    private static final int MOST_RECORDS = 10_000;

    private final EditionStore store;
    private final EditionContent content;

    EditionService(EditionStore store, EditionContent content) {
        this.store = store;
        this.content = content;
    }

    /**
     * An edition as an answer to a wish to freeze.
     *
     * @param fresh whether there was none of this state before
     */
    record Frozen(Edition edition, boolean fresh) {}

    /**
     * Freezes the registry as it is at a number of the log. The same state is frozen once.
     *
     * @param dryRun only tells what would be frozen
     * @throws RegistryException REFUSED while nothing has been written
     */
    Frozen freeze(long sequence, boolean dryRun) {
        Edition bare =
                store.at(sequence).orElseThrow(() -> RegistryException.refused("", "there is nothing to freeze"));
        Edition known = store.ofSequence(bare.sequence()).orElse(null);
        if (known != null) {
            return new Frozen(known, false);
        }
        MessageDigest digest = Sha256.start();
        Map<String, Integer> records;
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            records = content.write(bare.sequence(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Edition made = new Edition(
                store.last().map(Edition::number).orElse(0) + 1,
                bare.sequence(),
                bare.hash(),
                bare.at(),
                bare.at(),
                HexFormat.of().formatHex(digest.digest()),
                records);
        if (dryRun) {
            return new Frozen(made, false);
        }
        boolean fresh = store.add(made);
        return new Frozen(store.ofSequence(bare.sequence()).orElseThrow(), fresh);
    }

    /** @throws RegistryException NOT_FOUND */
    Edition get(int number) {
        return store.find(number).orElseThrow(() -> RegistryException.notFound("edition", "with number " + number));
    }

    EditionDifferenceView difference(Edition edition) {
        Edition previous = store.find(edition.number() - 1).orElse(null);
        long from = previous == null ? 0 : previous.sequence();
        List<EditionContent.Altered> altered = content.difference(from, edition.sequence());
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        altered.forEach(one ->
                counts.computeIfAbsent(one.resource(), none -> new TreeMap<>()).merge(one.what(), 1, Integer::sum));
        return new EditionDifferenceView(
                edition.number(),
                previous == null ? null : previous.number(),
                counts,
                altered.stream()
                        .limit(MOST_RECORDS)
                        .map(one -> new AlteredRecord(one.resource(), one.id(), one.what()))
                        .toList(),
                "/v1/changes?after=" + from);
    }

    /** @param base address of the service, without a slash at its end */
    static EditionView view(Edition edition, String base) {
        String href = "/v1/editions/" + edition.number();
        return new EditionView(
                edition.number(),
                edition.sequence(),
                edition.hash(),
                edition.at(),
                edition.madeAt(),
                edition.checksum(),
                edition.records(),
                href,
                href + "/records.ndjson",
                href + "/difference",
                "Sister City Registry, edition " + edition.number() + " of "
                        + edition.madeAt().atZone(ZoneOffset.UTC).toLocalDate() + ": "
                        + edition.records().getOrDefault("partnerships", 0) + " partnerships of "
                        + edition.records().getOrDefault("cities", 0) + " cities, state of change "
                        + edition.sequence() + ". " + base + href + ", SHA-256 " + edition.checksum());
    }
}

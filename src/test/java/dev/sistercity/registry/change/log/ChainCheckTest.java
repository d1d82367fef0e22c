package dev.sistercity.registry.change.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to a log behind the registry's back, the first place where it was done is found. */
class ChainCheckTest {

    /** What an intruder in the database can do to one row. */
    private enum Tampering {
        DOCUMENT,
        ACTOR,
        REASON,
        TIME,
        ACTION,
        VERSION,
        RECORD,
        COLLECTION,
        SALT,
        HASH,
        MISSING,
        SWAPPED,
        TWICE
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().ofMaxLength(20);
    }

    @Property(tries = 60)
    void what_was_written_is_good(@ForAll @Size(min = 1, max = 40) List<@net.jqwik.api.From("text") String> texts) {
        List<Change> log = log(texts);

        assertThat(ChainCheck.firstBreak(0, HashChain.beginning(), log)).isEmpty();
        int from = log.size() / 2;
        byte[] before =
                from == 0 ? HashChain.beginning() : log.get(from - 1).seal().hash();
        assertThat(ChainCheck.firstBreak(from, before, log.subList(from, log.size())))
                .isEmpty();
    }

    @Property(tries = 200)
    void what_was_altered_is_found(
            @ForAll @Size(min = 3, max = 40) List<@net.jqwik.api.From("text") String> texts,
            @ForAll Tampering tampering,
            @ForAll @IntRange(max = 37) int somewhere) {
        List<Change> log = log(texts);
        int at = somewhere % (log.size() - 1);

        List<Change> altered = altered(log, at, tampering);

        ChainCheck.Break broken = ChainCheck.firstBreak(0, HashChain.beginning(), altered)
                .orElseThrow(() -> new AssertionError(tampering + " is not found"));
        int expected = tampering == Tampering.TWICE ? at + 1 : at;
        assertThat(broken.index()).isEqualTo(expected);
        assertThat(broken.sequence()).isEqualTo(expected + 1);
        assertThat(broken.what()).contains("change " + (expected + 1));
    }

    @Property(tries = 3)
    void finds_the_first_of_many(@ForAll @IntRange(min = 600, max = 900) int first) {
        List<Change> log = log(Collections.nCopies(1_000, "x"));
        List<Change> altered = altered(altered(log, 950, Tampering.DOCUMENT), first, Tampering.ACTOR);

        assertThat(ChainCheck.firstBreak(0, HashChain.beginning(), altered))
                .hasValueSatisfying(broken -> assertThat(broken.sequence()).isEqualTo(first + 1));
    }

    private static List<Change> log(List<String> texts) {
        List<Change> log = new ArrayList<>();
        byte[] hash = HashChain.beginning();
        for (String text : texts) {
            Instant at = Instant.ofEpochSecond(1_795_000_000L + log.size());
            Change change = new Change(
                            0, at, "a" + text, "things", UUID.randomUUID(), 1, Action.CREATED, text, '"' + text + '"')
                    .salted(HashChain.salt())
                    .numbered(log.size() + 1);
            hash = HashChain.next(hash, HashChain.canonical(change));
            log.add(change.sealed(hash));
        }
        return log;
    }

    private static List<Change> altered(List<Change> log, int at, Tampering tampering) {
        List<Change> altered = new ArrayList<>(log);
        Change c = log.get(at);
        altered.set(
                at, tampering == Tampering.SWAPPED ? log.get(at + 1).numbered(c.sequence()) : altered(c, tampering));
        switch (tampering) {
            case MISSING -> altered.remove(at);
            case TWICE -> altered.add(at + 1, c);
            case SWAPPED -> altered.set(at + 1, c.numbered(c.sequence() + 1));
            default -> {}
        }
        return altered;
    }

    private static Change altered(Change c, Tampering tampering) {
        byte[] other = c.seal().hash().clone();
        other[31] ^= 1;
        return switch (tampering) {
            case DOCUMENT -> with(c, c.at(), c.actor(), c.action(), c.reason(), c.document() + " ");
            case ACTOR -> with(c, c.at(), c.actor() + "x", c.action(), c.reason(), c.document());
            case REASON -> with(c, c.at(), c.actor(), c.action(), null, c.document());
            case TIME -> with(c, c.at().plusNanos(1_000), c.actor(), c.action(), c.reason(), c.document());
            case ACTION -> with(c, c.at(), c.actor(), Action.DELETED, c.reason(), c.document());
            case VERSION -> of(c, c.resource(), c.recordId(), 2);
            case RECORD -> of(c, c.resource(), UUID.randomUUID(), 1);
            case COLLECTION -> of(c, "thing", c.recordId(), 1);
            case SALT -> c.salted(HashChain.salt()).sealed(c.seal().hash());
            case HASH -> c.sealed(other);
            case MISSING, TWICE, SWAPPED -> c;
        };
    }

    private static Change of(Change c, String resource, UUID record, long version) {
        return new Change(
                c.sequence(),
                c.at(),
                c.actor(),
                resource,
                record,
                version,
                c.action(),
                c.reason(),
                c.document(),
                c.seal());
    }

    private static Change with(Change c, Instant at, String actor, Action action, String reason, String document) {
        return new Change(
                c.sequence(), at, actor, c.resource(), c.recordId(), c.version(), action, reason, document, c.seal());
    }
}

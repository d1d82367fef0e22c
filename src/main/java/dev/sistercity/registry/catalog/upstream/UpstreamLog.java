package dev.sistercity.registry.catalog.upstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.change.log.ChainCheck;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.change.log.LogSource;
import dev.sistercity.registry.change.log.LogWatch;
import dev.sistercity.registry.lineage.Epoch;
import dev.sistercity.registry.lineage.Position;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The log of another registry, read by HTTP from its {@code /v1/changes/proof}, whose documents can be verified against the chain of
 * hashes. It vouches for nothing but that it is the registry that was followed before.
 */
@Singleton
@Typed(UpstreamLog.class)
public final class UpstreamLog implements LogSource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WAIT_SECONDS = 25;
    /** The most that are answered with their documents. */
    private static final int PAGE = 200;

    private static final int LOST = 409;
    private static final int ANSWERED = 200;

    private final UpstreamSettings settings;
    private final UpstreamClient client;
    private final Catalog catalog;
    private final UpstreamHealth health;
    private final UpstreamIdentity identity;
    private final PageSize pageSize = new PageSize(PAGE, PATIENCE);
    /** What {@link #look} has fetched already of what {@link #found} is asked for next. */
    private final AtomicReference<ProofPage> fetched = new AtomicReference<>();
    /** The last epoch of the log that is known to be of the registry that is followed. */
    private volatile String recognised;
    /** Whether this registry begins with its checkpoint while the upstream is away. */
    private volatile boolean alone;

    private boolean begunAlone;

    UpstreamLog(UpstreamSettings settings, UpstreamClient client, Catalog catalog, ObjectMapper mapper, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.catalog = catalog;
        this.health = new UpstreamHealth(clock);
        this.identity = settings.follows()
                ? new UpstreamIdentity(settings.address(), settings.directory(), mapper)
                : new UpstreamIdentity("", Optional.empty(), mapper);
    }

    /** How it is to be followed. */
    public UpstreamHealth health() {
        return health;
    }

    @Override
    public String name() {
        return "the registry at " + settings.address();
    }

    @Override
    public String advice() {
        return "It is not taken over; what was verified before is answered. See whether registry.follow leads to the registry"
                + " itself, and what its own readiness check says: docs/reliability.md, 'A follower that stops'";
    }

    @Override
    public String trouble() {
        return health.trouble();
    }

    @Override
    public LogWatch.State look(long sequence) throws UpstreamAway {
        try {
            return health.reading(() -> state(sequence));
        } catch (UpstreamAway e) {
            if (sequence > 0 || begunAlone || !identity.isKnown() || health.isRefused()) {
                throw e;
            }
            begunAlone = true;
            alone = true;
            return new LogWatch.State(1, null, null, false, identity.epochId(), false);
        }
    }

    private LogWatch.State state(long sequence) throws UpstreamAway {
        Optional<ProofPage> next = page(sequence, true);
        ProofPage page = next.isPresent() ? next.get() : beginning();
        recognise(page);
        alone = false;
        if (page.head() <= sequence) {
            health.current();
        }
        if (next.isEmpty()) {
            return new LogWatch.State(page.head(), null, null, false, page.epochId(), false);
        }
        fetched.set(page);
        byte[] here = page.previousHash();
        return new LogWatch.State(
                page.head(), page.head() == sequence ? here : null, here, false, page.epochId(), false);
    }

    /** Whose log it is, where another one may have come. */
    private void recognise(ProofPage page) throws UpstreamAway {
        if (recognised != null && recognised.equals(page.epochId()) && identity.isKnown()) {
            return;
        }
        String first = page.after() == 0 ? page.first() : beginning().first();
        Optional<String> against = identity.against(first);
        if (against.isPresent()) {
            health.refused(against.get());
            throw client.useless(UpstreamAway.of(against.get()));
        }
        health.recognised();
        identity.learn(first, page.epochs());
        recognised = page.epochId();
    }

    private ProofPage beginning() throws UpstreamAway {
        UpstreamClient.Answer answer = client.getPatiently("/v1/changes/proof?from=1&to=1", PATIENCE);
        return read(0, answer, false);
    }

    /** @return empty if the log does not reach so far */
    private Optional<ProofPage> page(long after, boolean documents) throws UpstreamAway {
        UpstreamClient.Answer answer = documents ? withDocuments(after) : proof(after, 1, "");
        return answer.status() == ANSWERED ? Optional.of(read(after, answer, documents)) : Optional.empty();
    }

    private ProofPage read(long after, UpstreamClient.Answer answer, boolean documents) throws UpstreamAway {
        try {
            return ProofPage.read(after, answer.body(), documents, this::isClosed);
        } catch (UpstreamAway e) {
            throw client.useless(e);
        }
    }

    /** As many changes as can be taken in at once: a record may be as large as hundreds of others. */
    private UpstreamClient.Answer withDocuments(long after) throws UpstreamAway {
        while (true) {
            long began = System.nanoTime();
            try {
                UpstreamClient.Answer answer = proof(after, pageSize.now(), "&include=documents");
                pageSize.took(Duration.ofNanos(System.nanoTime() - began));
                return answer;
            } catch (UpstreamAway e) {
                boolean tooLarge = e.getCause() instanceof AnswerTooLarge;
                boolean tooSlow = e.getCause() instanceof TimeoutException;
                boolean less = (tooLarge || tooSlow) && pageSize.less();
                // After one that was too slow there is a pause first.
                if (!tooLarge) {
                    throw e;
                } else if (!less) {
                    throw client.useless(e);
                }
            }
        }
    }

    private UpstreamClient.Answer proof(long after, int changes, String include) throws UpstreamAway {
        return client.getPatiently(
                "/v1/changes/proof?from=" + (after + 1) + "&to=" + (after + changes) + include, PATIENCE);
    }

    /** Collections that this version does not know may be either. */
    private boolean isClosed(String collection) {
        return catalog.types().stream()
                .filter(type -> type.name().equals(collection))
                .noneMatch(RecordCollection::openDocuments);
    }

    @Override
    public List<Epoch> epochs() {
        return identity.epochs();
    }

    @Override
    public Optional<byte[]> hash(long sequence) throws UpstreamAway {
        return health.reading(() -> page(sequence - 1, false))
                .map(ProofPage::first)
                .map(HexFormat.of()::parseHex);
    }

    @Override
    public List<Change> found(long sequence, int limit) throws UpstreamAway {
        if (alone) {
            return List.of();
        }
        List<Change> found = new ArrayList<>();
        long last = sequence;
        ProofPage page = Optional.ofNullable(fetched.getAndSet(null))
                .filter(known -> known.after() == sequence)
                .orElse(null);
        while (found.size() < limit) {
            if (page == null) {
                long after = last;
                page = health.reading(() -> page(after, true)).orElse(null);
            }
            if (page == null || page.last() <= last) {
                break;
            }
            found.addAll(page.changes());
            last = page.last();
            page = last < page.head() ? null : page;
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public List<Change> after(long sequence, int limit) throws UpstreamAway {
        if (alone) {
            throw UpstreamAway.of("The registry that is followed has not been asked yet");
        }
        List<Change> found = found(sequence, limit);
        byte[] before = sequence == 0 ? new byte[32] : hash(sequence).orElse(null);
        Optional<ChainCheck.Break> broken = ChainCheck.firstBreak(sequence, before, found);
        if (broken.isPresent() || found.isEmpty()) {
            throw UpstreamAway.of(broken.map(ChainCheck.Break::what).orElse("There is nothing after " + sequence));
        }
        return found;
    }

    /**
     * Waits for something new, for half a minute at the most.
     *
     * @param here the place of the last change that the caller has, {@code epoch} the id of its epoch
     * @return whether there is: a change, another epoch, or another history
     */
    public boolean awaitsMore(Position here, String epoch) throws UpstreamAway {
        return health.awaiting(() -> {
            UpstreamClient.Answer answer = client.get(
                    "/v1/changes?after=" + here + "&limit=1&waitSeconds=" + WAIT_SECONDS,
                    epoch,
                    PATIENCE.plusSeconds(WAIT_SECONDS));
            boolean more = answer.status() != ANSWERED
                    || !answer.body().path("items").isEmpty()
                    || !answer.body().path("epoch").asText().equals(epoch);
            if (answer.status() == LOST) {
                recognised = null;
            }
            if (!more) {
                health.current();
            }
            return more;
        });
    }

    @Override
    public Optional<String> against(long sequence, byte[] hash, String epoch) throws SQLException {
        return alone ? Optional.empty() : LogSource.super.against(sequence, hash, epoch);
    }

    @Override
    public byte[] sealingKey() {
        return identity.key();
    }

    /** Its own replicas do. */
    @Override
    public void moved() {}

    /** Its own replicas do. */
    @Override
    public void forked(String known, long forkedAfter, long lostUpTo) {}
}

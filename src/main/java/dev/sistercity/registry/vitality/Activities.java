package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.commitment.CommitmentCollection;
import dev.sistercity.registry.commitment.CommitmentDraft;
import dev.sistercity.registry.commitment.CommitmentStatus;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.project.PlatformCollection;
import dev.sistercity.registry.project.ProjectCollection;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.RecordLink;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** Finds what cities have undertaken: commitments that are still open, platforms and projects that are running. */
@Singleton
class Activities {

    /** The lists that have running platforms and projects. */
    static final List<String> COOPERATIONS = List.of("platforms", "projects");

    private final CommitmentCollection commitments;
    private final PlatformCollection platforms;
    private final ProjectCollection projects;

    Activities(CommitmentCollection commitments, PlatformCollection platforms, ProjectCollection projects) {
        this.commitments = commitments;
        this.platforms = platforms;
        this.projects = projects;
    }

    /**
     * @param slots chooses among all commitments
     * @param wanted chooses among those
     */
    List<RecordLink> openCommitments(
            Function<Records<?>, RoaringBitmap> slots, Predicate<CommitmentDraft> wanted, ReadContext readContext) {
        return links(
                commitments,
                slots,
                commitment -> isOpen(commitment.status()) && wanted.test(commitment),
                commitment -> CommitmentCollection.date(commitment, readContext.snapshot()),
                readContext);
    }

    /** Stated or taken up: neither done nor dropped. */
    static boolean isOpen(CommitmentStatus status) {
        return status == CommitmentStatus.STATED || status == CommitmentStatus.TAKEN_UP;
    }

    /** @param slots chooses among all platforms, and among all projects */
    List<RecordLink> cooperations(Function<Records<?>, RoaringBitmap> slots, ReadContext readContext) {
        Predicate<CooperationDraft> active = cooperation -> cooperation.status() == CooperationStatus.ACTIVE;
        List<RecordLink> links =
                new ArrayList<>(links(platforms, slots, active, CooperationDraft::started, readContext));
        links.addAll(links(projects, slots, active, CooperationDraft::started, readContext));
        links.sort(LATEST_FIRST);
        return links;
    }

    private static <D> List<RecordLink> links(
            RecordCollection<D> type,
            Function<Records<?>, RoaringBitmap> slots,
            Predicate<D> wanted,
            Function<D, EdtfDate> date,
            ReadContext readContext) {
        List<RecordLink> links = new ArrayList<>();
        Records<D> records = readContext.snapshot().records(type);
        records.forEach(slots.apply(records), (Entry<D> entry) -> {
            if (wanted.test(entry.draft()) && type.existed(entry, readContext)) {
                links.add(RecordLink.of(type, entry, date.apply(entry.draft()), readContext));
            }
        });
        links.sort(LATEST_FIRST);
        return links;
    }

    /** Those of no known date last. */
    private static final Comparator<RecordLink> LATEST_FIRST = Comparator.comparing(
                    RecordLink::date, Comparator.nullsFirst(Comparator.<EdtfDate>naturalOrder()))
            .reversed()
            .thenComparing(RecordLink::id);
}

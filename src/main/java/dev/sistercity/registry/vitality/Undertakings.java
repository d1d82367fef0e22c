package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.RecordType;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.commitment.CommitmentDraft;
import dev.sistercity.registry.commitment.CommitmentStatus;
import dev.sistercity.registry.commitment.CommitmentType;
import dev.sistercity.registry.happening.CooperationStatus;
import dev.sistercity.registry.project.CooperationDraft;
import dev.sistercity.registry.project.PlatformType;
import dev.sistercity.registry.project.ProjectType;
import dev.sistercity.registry.shared.value.EdtfDate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** Finds what cities have undertaken: commitments that are still open, platforms and projects that are running. */
@Singleton
class Undertakings {

    /** The lists that have running platforms and projects. */
    static final List<String> COOPERATIONS = List.of("platforms", "projects");

    private final CommitmentType commitments;
    private final PlatformType platforms;
    private final ProjectType projects;

    Undertakings(CommitmentType commitments, PlatformType platforms, ProjectType projects) {
        this.commitments = commitments;
        this.platforms = platforms;
        this.projects = projects;
    }

    /** @param slots chooses among all commitments @param wanted chooses among those */
    List<RecordLink> openCommitments(
            Function<Records<?>, RoaringBitmap> slots, Predicate<CommitmentDraft> wanted, Reading reading) {
        return links(
                commitments,
                slots,
                commitment -> isOpen(commitment.status()) && wanted.test(commitment),
                commitment -> CommitmentType.date(commitment, reading.snapshot()),
                reading);
    }

    /** Stated or taken up: neither done nor dropped. */
    static boolean isOpen(CommitmentStatus status) {
        return status == CommitmentStatus.STATED || status == CommitmentStatus.TAKEN_UP;
    }

    /** @param slots chooses among all platforms, and among all projects */
    List<RecordLink> cooperations(Function<Records<?>, RoaringBitmap> slots, Reading reading) {
        Predicate<CooperationDraft> active = cooperation -> cooperation.status() == CooperationStatus.ACTIVE;
        List<RecordLink> links = new ArrayList<>(links(platforms, slots, active, CooperationDraft::started, reading));
        links.addAll(links(projects, slots, active, CooperationDraft::started, reading));
        links.sort(LATEST_FIRST);
        return links;
    }

    private static <D> List<RecordLink> links(
            RecordType<D> type,
            Function<Records<?>, RoaringBitmap> slots,
            Predicate<D> wanted,
            Function<D, EdtfDate> date,
            Reading reading) {
        List<RecordLink> links = new ArrayList<>();
        Records<D> records = reading.snapshot().records(type);
        records.forEach(slots.apply(records), (Entry<D> entry) -> {
            if (wanted.test(entry.draft()) && type.existed(entry, reading)) {
                links.add(RecordLink.of(type, entry, date.apply(entry.draft()), reading));
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

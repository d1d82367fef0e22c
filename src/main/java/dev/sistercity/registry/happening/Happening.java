package dev.sistercity.registry.happening;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;

/** What the drafts of forums and of exchanges have in common: somebody meets somebody, some day, somewhere. */
public interface Happening {

    /** When; null where that is not known. */
    EdtfDate date();

    HappeningStatus status();

    /** Id of the city that invited; null where that is not known. */
    String hostCity();

    /** Where in that city; null where that is not known. */
    String place();

    List<ParticipantDraft> participants();
}

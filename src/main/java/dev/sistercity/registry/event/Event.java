package dev.sistercity.registry.event;

import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;

/** What the drafts of forums and of exchanges have in common: who meets whom, when and where. */
public interface Event {

    /** When; null where that is not known. */
    EdtfDate date();

    EventStatus status();

    /** Id of the city that invited; null where that is not known. */
    String hostCity();

    /** Where in that city; null where that is not known. */
    String place();

    List<ParticipantDraft> participants();
}

package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.vitality.api.Figure;
import dev.sistercity.registry.vitality.api.TopicFigure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cities talked about recently. */
final class Topics {

    /** A topic is active for so long after it was talked about. */
    private static final int YEARS = 5;

    private final ReadContext readContext;
    private final ListLinks listLinks;
    private final EdtfDate since;

    Topics(ReadContext readContext) {
        this.readContext = readContext;
        this.listLinks = new ListLinks(readContext);
        this.since = EdtfDate.parse(LocalDate.ofEpochDay(readContext.asOf().latestDay())
                .minusYears(YEARS)
                .toString());
    }

    EdtfDate since() {
        return since;
    }

    /**
     * Topics of all contacts of known date since then, those most talked about first.
     *
     * @param query see {@link ListLinks}
     */
    List<TopicFigure> of(Contacts.FoundContacts found, String query) {
        Map<String, List<Contact<?>>> byTopic = new LinkedHashMap<>();
        found.all().stream()
                .filter(contact ->
                        contact.date() != null && contact.date().within(since, null, readContext.certainty()))
                .forEach(contact -> contact.topics().stream().distinct().forEach(topic -> byTopic.computeIfAbsent(
                                topic, none -> new ArrayList<>())
                        .add(contact)));
        return byTopic.entrySet().stream()
                .map(topic -> figure(topic.getKey(), topic.getValue(), query))
                .sorted(Comparator.comparingInt(TopicFigure::count).reversed().thenComparing(TopicFigure::topic))
                .toList();
    }

    private TopicFigure figure(String topic, List<Contact<?>> contacts, String query) {
        List<String> hrefs = contacts.stream()
                .map(contact -> contact.type().name())
                .distinct()
                .sorted()
                .flatMap(collection -> listLinks.about(collection, query, topic, since.toString()).stream())
                .toList();
        return new TopicFigure(
                topic,
                contacts.size(),
                contacts.get(0).date(),
                hrefs,
                Figure.links(contacts, hrefs, TopicFigure.MOST, contact -> contact.link(readContext)));
    }
}

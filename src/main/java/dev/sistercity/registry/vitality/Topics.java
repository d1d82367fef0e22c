package dev.sistercity.registry.vitality;

import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cities talked about lately. */
final class Topics {

    /** A topic is active for so long after it was talked about. */
    private static final int YEARS = 5;

    private final Reading reading;
    private final Addresses addresses;
    private final EdtfDate since;

    Topics(Reading reading) {
        this.reading = reading;
        this.addresses = new Addresses(reading);
        this.since = EdtfDate.parse(LocalDate.ofEpochDay(reading.asOf().latestDay())
                .minusYears(YEARS)
                .toString());
    }

    EdtfDate since() {
        return since;
    }

    /** Topics of all contacts of known date since then, those most talked about first. @param query see {@link Addresses} */
    List<TopicFigure> of(Contacts.Found found, String query) {
        Map<String, List<Contact<?>>> byTopic = new LinkedHashMap<>();
        found.all().stream()
                .filter(contact -> contact.date() != null && contact.date().within(since, null, reading.certainty()))
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
                .flatMap(collection -> addresses.about(collection, query, topic, since.toString()).stream())
                .toList();
        return new TopicFigure(
                topic,
                contacts.size(),
                contacts.get(0).date(),
                hrefs,
                Figure.links(contacts, hrefs, TopicFigure.MOST, contact -> contact.link(reading)));
    }
}

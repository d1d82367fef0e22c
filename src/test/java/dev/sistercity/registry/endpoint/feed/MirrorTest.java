package dev.sistercity.registry.endpoint.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.catalog.Catalog;
import dev.sistercity.registry.catalog.RecordCollection;
import dev.sistercity.registry.catalog.follow.Follower;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.change.log.RecordDocument;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.PostgresResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class MirrorTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    Http http;

    @Inject
    Given given;

    @Inject
    Follower follower;

    @Inject
    Catalog catalog;

    @Inject
    RecordDocument documents;

    @Inject
    @All
    List<RecordCollection<?>> collections;

    @Test
    void names_the_records_whose_view_a_change_altered_and_no_others() {
        String dunedin = given.city("Dunedin", "NZ");
        String shanghai = given.city("Shanghai", "CN");
        String kyoto = given.city("Kyoto", "JP");
        String partnership = given.partnership(dunedin, shanghai, "sister-city");
        assertThat(touchedByLast()).containsExactlyInAnyOrder(dunedin, shanghai);
        String other = given.partnership(shanghai, kyoto, "sister-city");
        assertThat(touchedByLast()).containsExactlyInAnyOrder(kyoto, shanghai);
        String source = given.source();
        String claim = given.claim("partnerships", partnership, "/kind", "sister-city", source);
        assertThat(touchedByLast()).containsExactlyInAnyOrder(partnership, source);

        http.patch("/v1/cities/" + dunedin, Map.of("population", Map.of("value", 7)), "*")
                .expect(200);
        assertThat(touchedByLast()).isEmpty();
        http.patch("/v1/cities/" + dunedin, Map.of("name", "Ōtepoti", "names", List.of()), "*")
                .expect(200);
        assertThat(touchedByLast()).containsExactlyInAnyOrder(partnership, claim);
        http.patch("/v1/sources/" + source, Map.of("title", "Another title"), "*")
                .expect(200);
        assertThat(touchedByLast()).containsExactlyInAnyOrder(partnership, claim);
        http.patch("/v1/partnerships/" + other, Map.of("status", "ended"), "*").expect(200);
        assertThat(touchedByLast()).containsExactlyInAnyOrder(kyoto, shanghai);
        http.patch("/v1/partnerships/" + partnership, Map.of("kind", "friendship-city"), "*")
                .expect(200);
        assertThat(touchedByLast()).containsExactlyInAnyOrder(claim);
        assertThat(http.get("/v1/partnerships/" + partnership + "/revisions/1").json())
                .noneMatch(value -> value.has("touched"));
    }

    private List<String> touchedByLast() {
        JsonNode items = http.get("/v1/changes?limit=200").expect(200).json().get("items");
        return StreamSupport.stream(items.get(items.size() - 1).get("touched").spliterator(), false)
                .map(key -> key.get("id").textValue())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_mirror_kept_by_the_feed_alone_equals_a_fresh_export(long seed) throws InterruptedException {
        RandomWrites writes = new RandomWrites(http, given, seed);
        writes.begin();
        Mirror diligent = new Mirror(http, 7);
        Mirror lazy = new Mirror(http, 100);
        for (int i = 0; i < 150; i++) {
            writes.write();
            if (i % 40 == 39) {
                writes.confirm();
            }
            if (i % 3 == 0) {
                diligent.follow();
            }
            if (i % 60 == 59) {
                lazy.follow();
                follower.startAnew(() -> {});
                Patience.until("the log to be read again", follower::caughtUp);
            }
        }
        diligent.follow();
        lazy.follow();
        Mirror late = new Mirror(http, 50);
        late.follow();

        assertEqualsExports(diligent, "diligent, seed " + seed);
        assertEqualsExports(lazy, "lazy, seed " + seed);
        assertEqualsExports(late, "late, seed " + seed);
    }

    @Test
    void each_id_that_a_record_refers_to_is_in_a_facet_of_it() {
        String dunedin = given.city("Dunedin", "NZ");
        given.record(
                "offices",
                Map.of(
                        "name",
                        "An office",
                        "city",
                        dunedin,
                        "delegations",
                        List.of(Map.of("city", given.city("Kyoto", "JP")))));
        RandomWrites writes = new RandomWrites(http, given, 4);
        writes.begin();
        for (int i = 0; i < 150; i++) {
            writes.write();
        }
        Snapshot snapshot = catalog.snapshot();
        snapshot.all().values().forEach(records -> assertFacetsOfReferences(records, snapshot));
    }

    private <D> void assertFacetsOfReferences(Records<D> records, Snapshot snapshot) {
        records.forEach(records.all(), entry -> {
            Matcher ids = ID.matcher(documents.write(entry.recorded()));
            while (ids.find()) {
                UUID id = UUID.fromString(ids.group());
                boolean known = snapshot.all().values().stream()
                        .anyMatch(others -> others.find(id).isPresent());
                if (known && !id.equals(entry.id())) {
                    assertThat(records.naming(id).contains(entry.slot()))
                            .as("%s of %s is in a facet", id, documents.write(entry.recorded()))
                            .isTrue();
                }
            }
        });
    }

    private void assertEqualsExports(Mirror mirror, String which) {
        collections.stream()
                .filter(type -> type.stored() == type && type.exported() != null)
                .forEach(type -> assertThat(mirror.records(type.name()))
                        .as(which + ": " + type.name())
                        .containsExactlyElementsOf(Mirror.exported(http, type.name())));
    }
}

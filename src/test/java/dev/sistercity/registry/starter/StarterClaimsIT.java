package dev.sistercity.registry.starter;

import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the starter data says has its sources, and they speak of something that is there. */
class StarterClaimsIT {

    @Test
    void every_partnership_has_a_source_and_every_claim_points_at_something() {
        JsonNode partnerships = read("/v1/partnerships?limit=200");
        assertThat(partnerships.at("/items")).isNotEmpty().allSatisfy(partnership -> assertThat(
                        partnership.at("/sources"))
                .isNotEmpty());

        for (String collection : List.of("cities", "partnerships", "forums", "forum-series")) {
            JsonNode claims = read("/v1/claims?limit=200&resource=" + collection);
            assertThat(claims.at("/items")).as(collection).isNotEmpty().allSatisfy(claim -> {
                String pointer = claim.at("/pointer").asText();
                JsonNode subject =
                        read("/v1/" + collection + "/" + claim.at("/subject/id").asText());
                assertThat(ItemPointers.parent(subject, pointer).isMissingNode())
                        .as(pointer)
                        .isFalse();
                assertThat(claim.path("orphaned").asBoolean()).as(pointer).isFalse();
            });
        }
    }
}

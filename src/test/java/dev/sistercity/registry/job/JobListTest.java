package dev.sistercity.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.support.Given;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.PostgresResource;
import dev.sistercity.registry.support.Reply;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/jobs}: how a caller who has lost a job's id finds it again. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class JobListTest {

    private static final String JOBS = "/v1/jobs";

    @Inject
    Given given;

    @Inject
    Http http;

    @Inject
    JobsDone jobs;

    @Test
    void shows_the_newest_first_page_by_page() {
        List<String> sent = List.of(jobs.dryRun(), jobs.dryRun(), jobs.dryRun());
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = list(Http.KEY, "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.at("/page/total")).isEqualTo("3");
            page.json().at("/items").forEach(job -> listed.add(job.path("id").textValue()));
            cursor = page.json().at("/page/nextCursor").asText("");
        } while (!cursor.isEmpty());

        assertThat(listed).containsExactly(sent.get(2), sent.get(1), sent.get(0));
    }

    @Test
    void narrows_by_kind_and_status() {
        String gazetteer = jobs.dryRun();
        String list = jobs.imported(Http.KEY);

        assertThat(ids(list(Http.KEY, "?kind=import"))).containsExactly(list);
        assertThat(ids(list(Http.KEY, "?kind=gazetteer-import&status=done"))).containsExactly(gazetteer);
        assertThat(ids(list(Http.KEY, "?status=running"))).isEmpty();
        assertThat(http.get(JOBS + "?status=over", "X-API-Key", Http.KEY).status())
                .isEqualTo(400);
    }

    @Test
    void shows_an_office_its_own_jobs_only() {
        String office = given.office(given.city("Dunedin", "NZ"));
        String other = given.office(given.city("Wuxi", "CN"));
        String registrars = jobs.dryRun();
        String own = jobs.imported(office);

        assertThat(ids(list(office, ""))).containsExactly(own);
        assertThat(list(office, "").at("/page/total")).isEqualTo("1");
        assertThat(ids(list(other, ""))).isEmpty();
        assertThat(ids(list(Http.KEY, ""))).containsExactly(own, registrars);
        assertThat(http.get(JOBS).status()).isEqualTo(401);
    }

    @Test
    void says_of_no_job_that_has_ended_what_it_is_doing() {
        jobs.dryRun();

        assertThat(list(Http.KEY, "").json().at("/items/0/progress/phase").isMissingNode())
                .isTrue();
    }

    private Reply list(String key, String query) {
        return http.get(JOBS + query, "X-API-Key", key).expect(200);
    }

    private static List<String> ids(Reply page) {
        List<String> ids = new ArrayList<>();
        page.json().at("/items").forEach(job -> ids.add(job.path("id").textValue()));
        return ids;
    }
}

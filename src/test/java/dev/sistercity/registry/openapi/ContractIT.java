package dev.sistercity.registry.openapi;

import static dev.sistercity.registry.support.StarterRegistry.get;
import static dev.sistercity.registry.support.StarterRegistry.json;
import static dev.sistercity.registry.support.StarterRegistry.process;
import static dev.sistercity.registry.support.StarterRegistry.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.support.StarterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down is what the packaged application does: the contract, the examples, the README and tutorial. */
class ContractIT {

    private static final Path EXAMPLES = Path.of("openapi", "examples");
    /** When a record was loaded is not for an example to say. */
    private static final List<String> TIMES = List.of("createdAt", "updatedAt");

    private static final List<Path> DOCUMENTS = List.of(Path.of("README.md"), Path.of("docs", "tutorial.md"));
    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\n(curl [^`]*?)```\\s*```json\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "openapi.json", "openapi-3.0.json"})
    void the_committed_contract_is_the_one_served(String file) throws IOException {
        assertThat(get(process(), "/" + file).body()).isEqualTo(Files.readString(Path.of("openapi", file)));
    }

    @TestFactory
    List<DynamicTest> examples_are_what_the_starter_data_answers() throws IOException {
        return List.of(
                        "City cities",
                        "Partnership partnerships",
                        "Forum forums",
                        "ForumSeries forum-series",
                        "Exchange exchanges",
                        "Platform platforms",
                        "Project projects",
                        "KnowledgeTransfer knowledge-transfers",
                        "Network networks",
                        "Commitment commitments",
                        "Campaign campaigns",
                        "Source sources",
                        "Claim claims",
                        "Conflict conflicts",
                        "Office offices")
                .stream()
                .map(example -> example.split(" "))
                .map(example -> DynamicTest.dynamicTest(example[0], () -> {
                    JsonNode written = json(Files.readString(EXAMPLES.resolve(example[0] + ".json")));
                    JsonNode answered =
                            read("/v1/" + example[1] + "/" + written.get("id").asText());
                    assertThat(timeless(answered)).isEqualTo(timeless(written));
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> drafts_among_the_examples_can_be_sent() {
        return List.of(
                        "CityDraft cities",
                        "PartnershipDraft partnerships",
                        "ForumDraft forums",
                        "ForumSeriesDraft forum-series",
                        "ExchangeDraft exchanges",
                        "PlatformDraft platforms",
                        "ProjectDraft projects",
                        "KnowledgeTransferDraft knowledge-transfers",
                        "NetworkDraft networks",
                        "CommitmentDraft commitments",
                        "CampaignDraft campaigns",
                        "PartnerRequestDraft partner-requests",
                        "ImportPresetDraft import-presets",
                        "SourceDraft sources",
                        "ClaimDraft claims",
                        "ChangeRequestDraft change-requests",
                        "ChangeRequestCreation change-requests",
                        "ChangeRequestMerge change-requests",
                        "ChangeRequestDeletion change-requests",
                        "OfficeDraft offices",
                        "ApiKeyDraft api-keys")
                .stream()
                .map(example -> example.split(" "))
                .map(example -> DynamicTest.dynamicTest(example[0], () -> {
                    HttpResponse<String> answer = send(
                            HttpRequest.newBuilder(URI.create(process().base() + "/v1/" + example[1] + "?dryRun=true"))
                                    .header("X-API-Key", StarterRegistry.KEY)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofFile(EXAMPLES.resolve(example[0] + ".json")))
                                    .build());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> the_documents_show_what_is_answered() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : DOCUMENTS) {
            EXAMPLE.matcher(Files.readString(document))
                    .results()
                    .forEach(example -> tests.add(DynamicTest.dynamicTest(
                            document + ": " + example.group(1).strip(), () -> {
                                HttpResponse<String> answer = send(request(example.group(1)));
                                assertThat(timeless(json(answer.body()))).isEqualTo(timeless(json(example.group(2))));
                            })));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
        return tests;
    }

    @Test
    void problem_types_resolve_to_pages() {
        JsonNode problem = json(get(process(), "/v1/cities?limt=3").body());

        HttpResponse<String> page = get(process(), problem.get("type").asText());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(problem.get("title").asText());
    }

    @Test
    void the_explorer_is_there_in_production() {
        assertThat(get(process(), "/explorer/").statusCode()).isEqualTo(200);
    }

    /** Reads a curl command of a document: an address, headers by -H, a method by -X, a body by -d. */
    private static HttpRequest request(String curl) {
        String joined = curl.replace("\\\n", " ");
        Matcher address = Pattern.compile("https?://[^/\\s'\"]+(/[^\\s'\"]*)").matcher(joined);
        assertThat(address.find()).as(curl).isTrue();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(process().base() + address.group(1)));
        Matcher headers = Pattern.compile("-H ['\"]([^:'\"]+): ([^'\"]+)['\"]").matcher(joined);
        while (headers.find()) {
            boolean key = headers.group(1).equals("X-API-Key");
            request.header(headers.group(1), key ? StarterRegistry.KEY : headers.group(2));
        }
        Matcher body = Pattern.compile("-d '([^']*)'").matcher(joined);
        if (body.find()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body.group(1)));
        }
        return request.build();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(TIMES);
            object.remove("requestId");
            object.forEach(ContractIT::timeless);
        } else if (node instanceof ArrayNode array) {
            array.forEach(ContractIT::timeless);
        }
        return node;
    }
}

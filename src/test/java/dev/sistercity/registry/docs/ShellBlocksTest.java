package dev.sistercity.registry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each block of commands in the documents is run by CI, or says here why it cannot be: a new one has to have its place. */
class ShellBlocksTest {

    private static final Pattern BLOCK =
            Pattern.compile("```(sh|shell|bash|console)\\n(.*?)```(\\s*```json)?", Pattern.DOTALL);
    /** A command, whatever the block around it is said to be. */
    private static final Pattern COMMAND =
            Pattern.compile("```\\n(?=[^`]*?(?m:^(?:curl|java|kubectl|podman|docker|createdb|export|\\./mvnw) ))");

    private static final Path CONTRACT = Path.of("src/test/java/dev/sistercity/registry/openapi/ContractIT.java");
    private static final Path TUTORIAL = Path.of("src/test/java/dev/sistercity/registry/starter/TutorialIT.java");

    /** Blocks that are run by something else, by their first words, and where: a file, and what it has to contain. */
    private static final Map<String, List<String>> ELSEWHERE = elsewhere();

    /** What CI has no place for: a cluster. Its files have tests of their own ({@code .ci/manifests}). */
    private static final List<String> NOWHERE = List.of("kubectl create secret");

    private static Map<String, List<String>> elsewhere() {
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        elsewhere.put(
                "./mvnw package -DskipTests && java",
                List.of("src/test/java/dev/sistercity/registry/support/RegistryProcess.java", "quarkus-app"));
        elsewhere.put("./mvnw -B verify", List.of(".ci/run", "verify"));
        elsewhere.put("./mvnw package -DskipTests  ", List.of(".ci/run", "exhaustive"));
        elsewhere.put(
                "curl -H \"X-API-Key: $KEY\" -H \"Content-Type: application/zip\"",
                List.of("src/test/java/dev/sistercity/registry/gazetteer/GazetteerTest.java", "/v1/gazetteer/imports"));
        elsewhere.put(
                "curl -X POST \"$R/v1/imports?preset=pairs",
                List.of("src/test/java/dev/sistercity/registry/transfer/Lists.java", "\"/v1/imports?\""));
        elsewhere.put(
                "curl -X POST \"$R/v1/import-presets",
                List.of("src/test/java/dev/sistercity/registry/transfer/SavedPresetTest.java", "/v1/import-presets"));
        elsewhere.put(
                "P=$API/v1/partnerships/",
                List.of(
                        "src/test/java/dev/sistercity/registry/partnership/item/MilestoneItemTest.java",
                        "/milestones"));
        elsewhere.put(
                "curl -s \"$API/v1/partner-requests",
                List.of(
                        "src/test/java/dev/sistercity/registry/partnerrequest/PartnerRequestAnswerTest.java",
                        "/answers"));
        elsewhere.put("ogr2ogr -f GPKG", List.of(".ci/standards", "ogr2ogr -f GPKG"));
        elsewhere.putAll(operating());
        return elsewhere;
    }

    private static Map<String, List<String>> operating() {
        return Map.of(
                "java -Xmx320m -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=88 -XX:+ExitOnOutOfMemoryError \\\n  @target/quarkus-app/archive.options -Dregistry.follow",
                List.of("src/test/java/dev/sistercity/registry/support/FollowedRegistry.java", "registry.follow"),
                "createuser --pwprompt registry",
                List.of(
                        "src/test/java/dev/sistercity/registry/support/ExternalDatabase.java",
                        "quarkus.datasource.jdbc.url"),
                "./mvnw package -DskipTests -Pimage",
                List.of(".ci/image", "-Pimage"),
                "helm install sister-city-registry k8s/helm",
                List.of(".ci/manifests", "helm template sister-city-registry k8s/helm"),
                "systemctl stop registry && cp -a data",
                List.of("src/drills/backup.py", "copytree(path(\"data\")"),
                "pgbackrest --stanza=registry backup",
                List.of("src/drills/backup.py", "--stanza=registry"));
    }

    @Test
    void ci_runs_each_block_of_commands() throws IOException {
        List<String> unknown = new ArrayList<>();
        int found = 0;
        for (Path document : documents()) {
            Matcher blocks = BLOCK.matcher(Files.readString(document));
            while (blocks.find()) {
                found++;
                if (!isRun(document, blocks)) {
                    unknown.add(document + ": "
                            + blocks.group(2).lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(found).isGreaterThan(10);
    }

    @Test
    void blocks_of_commands_say_that_they_are() throws IOException {
        List<Path> without = new ArrayList<>();
        for (Path document : documents()) {
            if (COMMAND.matcher(Files.readString(document)).find()) {
                without.add(document);
            }
        }
        assertThat(without).isEmpty();
    }

    private static boolean isRun(Path document, Matcher block) throws IOException {
        String text = Files.readString(document);
        if (block.group(1).equals("sh") && block.group(3) != null) {
            // What it prints stands below it.
            return Files.readString(CONTRACT).contains(document.getFileName().toString());
        }
        if (document.endsWith("tutorial.md")) {
            String heading = text.substring(0, block.start()).replaceAll("(?s).*\n## ([^\n]*)\n.*", "$1");
            return Files.readString(TUTORIAL).contains("\"" + heading + "\"");
        }
        for (Map.Entry<String, List<String>> each : ELSEWHERE.entrySet()) {
            if (block.group(2).startsWith(each.getKey())) {
                return Files.readString(Path.of(each.getValue().get(0)))
                        .contains(each.getValue().get(1));
            }
        }
        return NOWHERE.stream().anyMatch(block.group(2)::startsWith);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> here = Files.list(Path.of(".")).map(Path::normalize);
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(here, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}

package dev.sistercity.registry.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.StarterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Odd spellings of the address of every write of the packaged registry, without a key: none gets by the question who calls. */
class OddPathsIT {

    @Test
    void no_spelling_of_an_address_lets_nobody_write() throws IOException {
        Contract contract = new Contract(StarterRegistry.read("/openapi.json"));
        long before = StarterRegistry.read("/v1/changes?limit=1").get("head").asLong();
        List<String> findings = new ArrayList<>();
        int requests = 0;
        for (Operation operation : contract.operations()) {
            if (operation.method().equals("GET") || !operation.write()) {
                continue;
            }
            for (Map.Entry<String, String> odd : spellings(path(operation)).entrySet()) {
                int status = send(operation, odd.getValue());
                requests++;
                if (status < 400 || status >= 500) {
                    findings.add(operation + ", " + odd.getKey() + " " + odd.getValue() + ": " + status);
                }
            }
        }
        System.out.printf("odd paths of writes on the packaged registry: %d requests%n", requests);
        assertThat(findings).isEmpty();
        assertThat(requests).isGreaterThan(100);
        assertThat(StarterRegistry.read("/v1/changes?limit=1").get("head").asLong())
                .isEqualTo(before);
    }

    /** The operation's address with a record that is there, or might be. */
    private static String path(Operation operation) {
        String path = operation.path();
        if (path.contains("{id}")) {
            path = path.replace("{id}", first(operation.collection()));
        }
        return path.replace("{city}", "geonames:1796236").replaceAll("\\{[a-z]+}", World.MISSING);
    }

    /** A record of a collection; of one that is not read without a key, an id that might be there. */
    private static String first(String collection) {
        String list = "/v1/" + collection + "?limit=1";
        HttpResponse<String> answer = StarterRegistry.get(StarterRegistry.process(), list);
        return answer.statusCode() == 200
                ? StarterRegistry.json(answer.body()).at("/items/0/id").asText(World.MISSING)
                : World.MISSING;
    }

    private static Map<String, String> spellings(String path) {
        int last = path.lastIndexOf('/');
        String head = path.substring(0, last);
        String tail = path.substring(last + 1);
        Map<String, String> odd = new LinkedHashMap<>();
        odd.put("as it is", path);
        odd.put("doubled slashes", path.replace("/", "//"));
        odd.put("a doubled slash at the end", head + "//" + tail);
        odd.put("a dot", head + "/./" + tail);
        odd.put("two dots", head + "/x/../" + tail);
        odd.put("two dots from above", "/q/health/../.." + path);
        odd.put("escaped dots", head + "/x/%2e%2e/" + tail);
        odd.put("a matrix parameter", path + ";x=1");
        odd.put("a matrix parameter within", head + ";x=1/" + tail);
        odd.put("an escaped slash", head + "%2f" + tail);
        odd.put("an escaped slash in upper case", head + "%2F" + tail);
        odd.put("an escaped NUL", path + "%00");
        odd.put("upper case", path.toUpperCase(java.util.Locale.ROOT));
        odd.put("a capital", path.replace("/v1/", "/V1/"));
        odd.put("a slash at the end", path + "/");
        odd.put("an escaped letter", path.replace("/v1/", "/%76%31/"));
        odd.put("a backslash", head + "\\" + tail);
        odd.put("an escaped backslash", head + "%5c" + tail);
        odd.put("a space at the end", path + "%20");
        odd.put("a fragment", path + "%23");
        odd.put("the whole address", StarterRegistry.process().base() + path);
        return odd;
    }

    /** By hand: clients put addresses right. */
    private static int send(Operation operation, String target) throws IOException {
        URI base = StarterRegistry.process().base();
        String type = operation.mediaType() == null ? "" : "Content-Type: " + operation.mediaType() + "\r\n";
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((operation.method() + " " + target + " HTTP/1.1\r\nHost: " + base.getAuthority()
                            + "\r\nConnection: close\r\nIf-Match: *\r\n" + type + "Content-Length: 2\r\n\r\n{}")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String status = in.readLine();
            return status == null ? 400 : Integer.parseInt(status.split(" ")[1]);
        }
    }
}

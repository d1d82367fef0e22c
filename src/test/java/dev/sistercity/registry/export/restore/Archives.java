package dev.sistercity.registry.export.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Takes exports as their readers do, packs them, and sends them to be restored. */
@Singleton
public class Archives {

    static final String RESTORATIONS = "/v1/restorations";

    private final Http http;

    Archives(Http http) {
        this.http = http;
    }

    /** All files, by their names. */
    public Map<String, byte[]> export() {
        Map<String, byte[]> files = new TreeMap<>();
        for (JsonNode dataset : http.get("/v1/exports").json().at("/dataset")) {
            for (JsonNode file : dataset.at("/distribution")) {
                files.put(
                        file.at("/title").textValue(),
                        http.get(file.at("/downloadURL").textValue())
                                .expect(200)
                                .body());
            }
        }
        return files;
    }

    public static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("export/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    public Reply restore(byte[] archive) {
        return send(archive, RESTORATIONS, Http.KEY);
    }

    public Reply send(byte[] archive, String path, String key) {
        return http.send("POST", path, archive, "Content-Type", "application/zip", "X-API-Key", key);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package dev.sistercity.registry.pages.file;

import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The contract and the explorer as they are packaged. Each is read and compressed when it is first asked for, so that a start
 * reads nothing.
 */
@Singleton
public class PackagedFiles {

    private static final String JSON = "application/json;charset=UTF-8";
    private static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    private static final String YAML = "application/yaml;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final String STYLE = "text/css;charset=UTF-8";

    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/%s/";

    /** A reference of a page to another file: {@code explorer.js?v={/explorer/explorer.js}}. */
    private static final Pattern VERSION_OF = Pattern.compile("\\{(/[a-z0-9./-]+)}");

    /** @param resource its name, or that of a file of Swagger UI if it does not begin with a slash */
    private record Source(String resource, String mediaType) {}

    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("/openapi.yaml", new Source("/openapi/openapi.yaml", YAML)),
            Map.entry("/openapi.json", new Source("/openapi/openapi.json", JSON)),
            Map.entry("/openapi-3.0.json", new Source("/openapi/openapi-3.0.json", JSON)),
            Map.entry("/ogc/api", new Source("/ogc/openapi.json", OPENAPI)),
            Map.entry("/reconcile/api", new Source("/reconcile/openapi.json", OPENAPI)),
            Map.entry("/explorer/", new Source("/explorer/index.html", HTML)),
            Map.entry("/explorer/explorer.js", new Source("/explorer/explorer.js", SCRIPT)),
            Map.entry("/explorer/explorer.css", new Source("/explorer/explorer.css", STYLE)),
            Map.entry("/explorer/speed.js", new Source("/explorer/speed.js", SCRIPT)),
            Map.entry("/explorer/snippets.js", new Source("/explorer/snippets.js", SCRIPT)),
            Map.entry("/explorer/swagger-ui.js", new Source("swagger-ui-bundle.js", SCRIPT)),
            Map.entry("/explorer/swagger-ui.css", new Source("swagger-ui.css", STYLE)),
            Map.entry("/assets/site.css", new Source("/pages/site.css", STYLE)),
            Map.entry("/assets/site.js", new Source("/pages/site.js", SCRIPT)),
            Map.entry("/assets/land.svg", new Source("/pages/land.svg", "image/svg+xml")),
            Map.entry("/assets/icon.svg", new Source("/pages/icon.svg", "image/svg+xml")),
            Map.entry("/explorer/icon.png", new Source("favicon-32x32.png", "image/png")));

    private final Map<String, PackagedFile> read = new ConcurrentHashMap<>();

    boolean has(String path) {
        return SOURCES.containsKey(path);
    }

    /** The file if it has been asked for before; else null. */
    PackagedFile atHand(String path) {
        return read.get(path);
    }

    /** Reads a file that there is; blocks. */
    public PackagedFile get(String path) {
        PackagedFile known = read.get(path);
        return known == null ? keep(path) : known;
    }

    private PackagedFile keep(String path) {
        Source source = SOURCES.get(path);
        byte[] content = content(source.resource());
        PackagedFile file =
                PackagedFile.of(source.mediaType(), source.mediaType().equals(HTML) ? withVersions(content) : content);
        read.put(path, file);
        return file;
    }

    private byte[] withVersions(byte[] page) {
        return VERSION_OF
                .matcher(new String(page, StandardCharsets.UTF_8))
                .replaceAll(reference -> get(reference.group(1)).version())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] content(String resource) {
        String name = resource.startsWith("/") ? resource : SWAGGER_UI.formatted(swaggerUiVersion()) + resource;
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String swaggerUiVersion() {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static InputStream open(String name) throws FileNotFoundException {
        InputStream in = PackagedFiles.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }
}

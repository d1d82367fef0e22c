package dev.sistercity.registry.transfer;

import dev.sistercity.registry.endpoint.PrivateEndpoints;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.source.SourceRegister;
import dev.sistercity.registry.source.api.SourceKind;
import dev.sistercity.registry.transfer.preset.SavedPresets;
import dev.sistercity.registry.transfer.statement.Field;
import dev.sistercity.registry.transfer.statement.Preset;
import jakarta.inject.Singleton;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a request says of the list that it sends. */
@Singleton
class ImportRequests {

    static final String CSV = "text/csv";
    static final String TSV = "text/tab-separated-values";
    static final String NDJSON = "application/x-ndjson";
    static final String GEOJSON = "application/geo+json";
    static final String JSON = "application/json";
    static final String SPARQL = "application/sparql-results+json";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    static final String GZIP = "application/gzip";
    static final String ZIP = "application/zip";
    static final String FIELDS =
            "Fields are city1, country1, region1, place1 (a full name, the country last), latitude1, longitude1, coordinates1 "
                    + "(both), id1 (Q1726, geonames:2867714), the same with 2 to 9, kind, status, established, ended, "
                    + "establishedPrecision and endedPrecision (Wikidata's 9, 10 and 11), reference (where the row's maker read "
                    + "it) and statedAt (the day of which the row speaks)";

    private static final Map<String, ListParameter> PARAMETERS = Stream.of(
                    ListParameter.text("preset", "", null),
                    ListParameter.text("map", "", null).many(),
                    ListParameter.text("set", "", null).many(),
                    ListParameter.id("source", "", null),
                    ListParameter.text("title", "", null),
                    ListParameter.text("url", "", null),
                    ListParameter.choice("format", "", Kebab.all(ListFormat.class), null),
                    ListParameter.text("header", "", null),
                    ListParameter.text("sheet", "", null),
                    ListParameter.text("dryRun", "", null))
            .collect(Collectors.toMap(ListParameter::name, Function.identity()));
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]\\S*");

    private final SourceRegister sources;
    private final SavedPresets savedPresets;
    private final PrivateEndpoints endpoints;

    ImportRequests(SourceRegister sources, SavedPresets savedPresets, PrivateEndpoints endpoints) {
        this.sources = sources;
        this.savedPresets = savedPresets;
        this.endpoints = endpoints;
    }

    /** @throws RegistryException MALFORMED, naming the parameter */
    ImportOptions options(ApiRequest apiRequest) {
        Parameters parameters = Parameters.of(apiRequest.parameters(), PARAMETERS);
        String type = apiRequest.header("Content-Type");
        ListFormat format = format(type, parameters);
        Preset preset = preset(parameters, format);
        Map<Field, String> map = fields("map", parameters.all("map"));
        ImportOptions options = new ImportOptions(
                format,
                charset(type),
                preset == null ? null : preset.name(),
                preset == null ? null : preset.columns(),
                preset == null ? null : preset.values(),
                map,
                fields("set", parameters.all("set")),
                parameters.one("source").map(this::source).orElse(null),
                parameters.one("title").orElse(null),
                url(parameters),
                parameters
                        .one("dryRun")
                        .map(text -> ParameterValues.bool("dryRun", text))
                        .orElse(true),
                parameters
                        .one("header")
                        .map(text -> ParameterValues.bool("header", text))
                        .orElse(null),
                parameters.one("sheet").orElse(null));
        // What is given is looked at before what is missing.
        if (preset == null && map.isEmpty()) {
            throw RegistryException.ofParameter(
                    "preset", "must be given, or map, as in map=city1:Stadt&map=city2:Partner");
        }
        if (preset != null && preset.name().equals(Preset.CORRECTIONS)) {
            requireNothingElse(parameters);
        } else if ((options.source() != null) == (options.title() != null || options.url() != null)) {
            throw RegistryException.ofParameter(
                    "source", "must be given, or else title or url of the list, which is cited for all that it adds");
        }
        return options;
    }

    /** What the registry itself has written needs no telling where what stands, and is no source. */
    private static void requireNothingElse(Parameters parameters) {
        for (String name : List.of("map", "set", "source", "title", "url")) {
            if (!parameters.all(name).isEmpty()) {
                throw RegistryException.ofParameter(name, "does not go with preset=" + Preset.CORRECTIONS);
            }
        }
    }

    /** Entities and answers of queries come in one shape. */
    private Preset preset(Parameters parameters, ListFormat format) {
        return switch (format) {
            case WIKIDATA -> Preset.ofEntities();
            case SPARQL -> preset(parameters.one("preset").orElse("wikidata-pairs"));
            default -> parameters.one("preset").map(this::preset).orElse(null);
        };
    }

    /** @param name of one that the registry brings along; else name or id of one that an office has saved */
    private Preset preset(String name) {
        return Preset.shipped(name)
                .or(() -> endpoints.inTransaction(() -> savedPresets.find(name)))
                .orElseThrow(() -> RegistryException.ofParameter(
                        "preset",
                        "must be one of "
                                + Preset.shipped().stream().map(Preset::name).collect(Collectors.joining(", "))
                                + ", or the name or id of one of /v1/import-presets"));
    }

    private static ListFormat format(String type, Parameters parameters) {
        return ListFormat.of(type.split(";", 2)[0])
                .or(() -> parameters.one("format").flatMap(text -> Kebab.parse(ListFormat.class, text)))
                .orElse(ListFormat.CSV);
    }

    private static String charset(String type) {
        Matcher named = CHARSET.matcher(type);
        if (!named.find()) {
            return StandardCharsets.UTF_8.name();
        }
        try {
            return Charset.forName(named.group(1)).name();
        } catch (IllegalArgumentException e) {
            throw RegistryException.ofParameter(
                    "Content-Type", "names an encoding that is not known: " + named.group(1));
        }
    }

    private static Map<Field, String> fields(String parameter, List<String> sent) {
        Map<Field, String> fields = new LinkedHashMap<>();
        for (String one : sent) {
            int colon = one.indexOf(':');
            if (colon < 1 || colon == one.length() - 1) {
                throw RegistryException.ofParameter(parameter, "must be a field and a colon, as in city1:Stadt");
            }
            String name = one.substring(0, colon);
            Field field = Field.of(name)
                    .orElseThrow(() -> RegistryException.ofParameter(
                            parameter,
                            "knows no field " + name + "; known are " + String.join(", ", Field.parameters())));
            if (fields.put(field, one.substring(colon + 1).strip()) != null) {
                throw RegistryException.ofParameter(parameter, "says twice what " + name + " is");
            }
        }
        return fields;
    }

    private UUID source(String text) {
        return ParameterValues.parseId(text)
                .filter(id -> endpoints
                        .inTransaction(() -> sources.find(id))
                        .filter(found -> found.kind() != SourceKind.OFFICE_STATEMENT)
                        .isPresent())
                .orElseThrow(() -> RegistryException.ofParameter(
                        "source", "must be the id of a source, and not of what an office says in the registry itself"));
    }

    private static String url(Parameters parameters) {
        String url = parameters.one("url").orElse(null);
        if (url != null && !ADDRESS.matcher(url).matches()) {
            throw RegistryException.ofParameter("url", "must be an http or https address");
        }
        return url;
    }
}
